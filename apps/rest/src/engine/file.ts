import type { FileContent } from "@riskloom/domain";
import type { Shape } from "./shape.ts";

/** A file that came with a form. */
export class Upload {
  readonly name: string;
  readonly contentType: string;
  /** in base64, as the register takes it */
  readonly content: string;

  constructor(file: File, bytes: ArrayBuffer) {
    this.name = file.name;
    this.contentType = file.type || "application/octet-stream";
    this.content = Buffer.from(bytes).toString("base64");
  }
}

/** Whether a body of the shape may bring a file. */
export const takesFiles = ({ columns }: Shape<never>): boolean =>
  columns.some(({ written }) => written?.codec.describe?.type === "file upload");

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
