import type { Random } from "./random.ts";

/** Breaks a text of JSON here and there. */
export function broken(text: string, random: Random): string {
  if (!random.chance(0.06)) return text;
  const at = random.below(text.length + 1);
  return random.of([
    text.slice(0, at),
    text.replace(/\d+/, random.of(["1e400", "9007199254740993", "-0", "1e-400", "01", "0x1f"])),
    text.replace("{", '{"__proto__":{"admin":true},'),
    text.replace("{", '{"id":1,"id":2,'),
    `${text}${text}`,
    `[${text}]`,
    `${text.slice(0, at)}\u0007${text.slice(at)}`,
    "",
  ]);
}

export function bodyOf(
  kind: "json" | "multipart" | "trpc",
  value: unknown,
  text: string,
  random: Random,
): { type: string; body: string } {
  const flat = Object.entries(value ?? {}).map(([name, one]): [string, string] => [
    name,
    typeof one === "string" ? one : (JSON.stringify(one) ?? ""),
  ]);
  if (kind === "multipart" || (kind === "json" && random.chance(0.03))) return multipart(flat, random);
  if (kind === "json" && random.chance(0.08))
    return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(flat).toString() };
  const type = random.chance(0.03)
    ? random.of(["text/plain", "application/xml", "application/json; charset=latin1", "x"])
    : "application/json";
  return { type, body: text };
}

function multipart(flat: readonly [string, string][], random: Random): { type: string; body: string } {
  const parts = flat.map(([name, value], at) => {
    const file = name.includes("file") || random.chance(0.05) ? `; filename="f${at}.txt"` : "";
    return `--b\r\nContent-Disposition: form-data; name="${name.replaceAll(/["\r\n]/g, "")}"${file}\r\n\r\n${value}\r\n`;
  });
  const end = random.chance(0.95) ? "--b--\r\n" : "";
  return { type: "multipart/form-data; boundary=b", body: parts.join("") + end };
}
