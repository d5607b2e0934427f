import type { FileContent } from "@riskloom/domain";

/**
 * The headers under which a file is handed out. Whoever uploaded it chose its name and type, so it is nothing to be shown in place, no
 * other type is guessed for it, and no script in it runs even where a browser shows it all the same.
 */
export function fileHeaders({ name, contentType }: FileContent): Record<string, string> {
  const isType = /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(contentType);
  return {
    "Content-Type": isType ? contentType : "application/octet-stream",
    "Content-Disposition": dispositionOf(name),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
  };
}

/** A name for those who read ASCII alone, and the whole one (RFC 6266 §4.3, RFC 8187 §3.2). */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** An address as a header may carry it. */
export const inHeader = (address: string): string =>
  address.toWellFormed().replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
