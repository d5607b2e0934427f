import { type Parameters, parametersOf } from "./parameters.ts";

/** One part of a form: a text, or a file with its name and type. */
export interface Part {
  readonly name: string;
  readonly content: Buffer;
  /** the character set that a text says it is in */
  readonly charset: string;
  /** undefined where the part is no file */
  readonly file: { readonly name: string; readonly contentType: string } | undefined;
}

const maxParts = 1_000;
const maxHeaderBytes = 16 * 1024;
const maxBoundaryBytes = 200;

/**
 * The parts of a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1) in their order. Lines may end in a bare LF where the first
 * one does; what stands before the first boundary and after the last is passed over, and so is a part without a name.
 *
 * No library is used because those that were tried cut a file where a line of it merely begins like the boundary, and refuse
 * blanks after a boundary and bare LF.
 *
 * @throws Error that says what is wrong with the form
 */
export function partsOf(body: Uint8Array, contentType: string): Part[] {
  const boundary = parametersOf(contentType).of.get("boundary") ?? "";
  if (boundary === "" || boundary.length > maxBoundaryBytes)
    throw new Error(`Invalid boundary in multipart: ${boundary || "None"}`);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts: Part[] = [];
  let [delimiter, count] = [nextDelimiter(bytes, boundary, 0), 0];
  const breaksAtLF = delimiter !== null && bytes[delimiter.end - 2] !== 0x0d;
  while (delimiter !== null && !delimiter.last) {
    const next = nextDelimiter(bytes, boundary, delimiter.end);
    if (next === null) throw new Error("The form has no end.");
    if (++count > maxParts) throw new Error(`A form has at most ${maxParts} parts.`);
    const part = partIn(bytes.subarray(delimiter.end, endOf(bytes, next.start, breaksAtLF)));
    if (part !== undefined) parts.push(part);
    delimiter = next;
  }
  if (delimiter === null) throw new Error("The form has no parts.");
  return parts;
}

interface Delimiter {
  /** where its line begins, and where the next one does */
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
}

/** The next line that is a boundary and nothing else; a line that only begins like one belongs to what is sent. */
function nextDelimiter(bytes: Buffer, boundary: string, from: number): Delimiter | null {
  const dashed = Buffer.from(`--${boundary}`);
  for (let start = bytes.indexOf(dashed, from); start >= 0;) {
    if (start > 0 && bytes[start - 1] !== 0x0a) {
      // from here on within the line nothing is one: a line of dashes is looked at once
      const line = bytes.indexOf(0x0a, start);
      start = line < 0 ? -1 : bytes.indexOf(dashed, line + 1);
      continue;
    }
    let end = start + dashed.length;
    const last = bytes[end] === 0x2d && bytes[end + 1] === 0x2d;
    if (last) end += 2;
    while (bytes[end] === 0x20 || bytes[end] === 0x09) end++;
    if (bytes[end] === 0x0d) end++;
    if (bytes[end] === 0x0a) return { start, end: end + 1, last };
    if (last && end >= bytes.length) return { start, end, last };
    start = bytes.indexOf(dashed, start + 1);
  }
  return null;
}

/** The line break before a boundary belongs to the boundary. */
function endOf(bytes: Buffer, start: number, breaksAtLF: boolean): number {
  const withCR = !breaksAtLF && bytes[start - 2] === 0x0d;
  return start - (withCR ? 2 : 1);
}

function partIn(bytes: Buffer): Part | undefined {
  const { headers, content } = split(bytes);
  const disposition = parametersOf(headers.get("content-disposition") ?? "");
  const name = named(disposition, "name");
  if (disposition.value !== "form-data" || name === undefined) return undefined;
  const type = headers.get("content-type") ?? "";
  const decoded = isBase64(headers) ? decodeBase64(content) : content;
  const fileName = named(disposition, "filename");
  // a browser sends an input for files that was left empty as a file without a name
  if (fileName === "" && decoded.length === 0) return undefined;
  return {
    name,
    content: decoded,
    charset: parametersOf(type).of.get("charset") ?? "utf-8",
    file: fileName === undefined ? undefined : { name: fileName, contentType: type },
  };
}

const escapes: Readonly<Record<string, string>> = { "%0A": "\n", "%0D": "\r", "%22": '"' };

/** Browsers write quotes and line breaks in names as if they were in an address (HTML, "multipart/form-data encoding algorithm"). */
const named = ({ of }: Parameters, name: string): string | undefined =>
  of.get(name)?.replaceAll(/%(?:0A|0D|22)/gi, (sign) => escapes[sign.toUpperCase()] ?? sign);

function split(bytes: Buffer): { headers: Map<string, string>; content: Buffer } {
  const headers = new Map<string, string>();
  let at = 0;
  let name: string | undefined;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf(0x0a, at);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    if (end > maxHeaderBytes) throw new Error("The headers of a part are too long.");
    const line = textOf(bytes.subarray(at, end)).replace(/\r$/, "");
    at = end + 1;
    if (line === "") break;
    const colon = line.indexOf(":");
    const folded = /^[ \t]/.test(line);
    if (folded && name !== undefined) headers.set(name, `${headers.get(name)} ${line.trim()}`);
    else if (colon < 1) throw new Error("A header of a part has no name.");
    else {
      name = line.slice(0, colon).trim().toLowerCase();
      headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, content: bytes.subarray(at) };
}

/** Names are in UTF-8, and from older programs in Latin-1. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

const isBase64 = (headers: ReadonlyMap<string, string>): boolean =>
  headers.get("content-transfer-encoding")?.toLowerCase() === "base64";

function decodeBase64(content: Buffer): Buffer {
  const text = content.toString("latin1").replaceAll(/\s/g, "");
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text)) throw new Error("A part is not in base64, as it says.");
  return Buffer.from(text, "base64");
}
