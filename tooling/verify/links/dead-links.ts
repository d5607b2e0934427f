import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is wrong with the links of a page in Markdown; addresses of other servers are looked at for their form alone. */
export function deadLinks(page: string, text: string): string[] {
  return [...proseOf(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].flatMap(([, target = ""]) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return URL.canParse(target) ? [] : [`${target} is no address`];
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
    if (!existsSync(file)) return [`${target} leads nowhere`];
    if (anchor === undefined || !file.endsWith(".md")) return [];
    const known = anchorsOf(path === "" ? text : readFileSync(file, "utf8"));
    return known.has(anchor) ? [] : [`${target} names a heading that is not there`];
  });
}

/** As hosting platforms make them of headings: small letters, hyphens for blanks, a number for a repetition. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*$/gm)) {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const plain = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(/\s/g, "-");
    let anchor = plain;
    for (let times = 1; anchors.has(anchor); times++) anchor = `${plain}-${times}`;
    anchors.add(anchor);
  }
  return anchors;
}

const proseOf = (text: string) => withoutBlocks(text).replaceAll(/(`+)[^`]+\1/g, "code");
const withoutBlocks = (text: string) => text.replaceAll(/^\s*(```+|~~~+)[^\n]*\n.*?^\s*\1\s*$/gms, "");
