interface Tag {
  readonly weak: boolean;
  /** what stands between the quotes */
  readonly opaque: string;
}

/** The entity tags in `If-Match` or `If-None-Match` (RFC 9110 §13.1), `*` for any; null when the header is none of both. */
export function tagsIn(header: string): readonly Tag[] | "*" | null {
  if (header.trim() === "*") return "*";
  const tags: Tag[] = [];
  const element = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)")?[ \t]*(?:,|$)/gy;
  while (element.lastIndex < header.length) {
    const found = element.exec(header);
    if (found === null) return null;
    const [, weak, opaque] = found;
    if (opaque !== undefined) tags.push({ weak: weak !== undefined, opaque });
  }
  return tags.length > 0 ? tags : null;
}

/** A compressed answer has a tag of its own, by the coding's name: `"7"` is `"7-gzip"`. */
export const taggedFor = (coding: string, tag: string): string =>
  tag.startsWith("W/") ? tag : tag.replace(/"$/, `-${coding}"`);

/** What a tag names, whether or not it was compressed on its way. */
export const plainTag = (opaque: string): string => opaque.replace(/-(?:br|gzip)$/, "");

/**
 * The answer to a read, or 304 when the caller has it already: tags compare weakly (RFC 9110 §8.8.3.2), and a tag of what was
 * compressed stands for the same as one of what was not, for a caller keeps what it unpacked.
 */
export function unlessKnown({ method, headers: asked }: Request, response: Response): Response {
  const { headers, status } = response;
  const own = headers.get("ETag");
  const condition = asked.get("If-None-Match");
  if (status !== 200 || own === null || condition === null || !/^(GET|HEAD)$/.test(method)) return response;
  const known = tagsIn(condition);
  const [mine] = Array.isArray(tagsIn(own)) ? (tagsIn(own) as readonly Tag[]) : [];
  const found = known === "*" ? mine : known?.find(({ opaque }) => plainTag(opaque) === mine?.opaque);
  if (found === undefined || mine === undefined) return response;
  const kept = new Headers(headers);
  for (const name of ["Content-Type", "Content-Length", "Content-Encoding"]) kept.delete(name);
  // a cache finds what it keeps by the very tag that it was given
  kept.set("ETag", own.replace(mine.opaque, found.opaque));
  return new Response(null, { status: 304, headers: kept });
}
