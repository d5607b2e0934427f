import { tooLarge } from "@riskloom/domain";
import type { BodyType } from "./dialect.ts";
import { Upload } from "./file.ts";

/** What is wrong with a body before any field of it is looked at. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly kind: "syntax" | "mediaType";

  constructor(kind: "syntax" | "mediaType", message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Reads a request's body as a plain value; an absent body is an empty object. `types` null reads everything as JSON, "any" as
 * what it looks like, whatever its type says.
 */
export async function readBody(
  request: Request,
  types: readonly BodyType[] | "any" | null,
  maxBytes: number,
): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  const header = request.headers.get("Content-Type") ?? "";
  const type = types === null ? "json" : types === "any" ? lookOf(bytes, header) : typeOf(header);
  if (bytes.length === 0 && types !== null) return {};
  if (type === undefined || (Array.isArray(types) && !types.includes(type)))
    throw new Unreadable("mediaType", header);
  try {
    if (type === "json")
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
    const form = await new Response(bytes, { headers: { "Content-Type": header } }).formData();
    return await fieldsOf(form);
  } catch (error) {
    throw new Unreadable("syntax", error instanceof Error ? error.message : String(error));
  }
}

export function typeOf(header: string): BodyType | undefined {
  const type = header.split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/json") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  return type === "multipart/form-data" ? "multipart" : undefined;
}

/** Forms are what say so, unless they look like JSON: curl calls everything a form. */
function lookOf(bytes: Uint8Array, header: string): BodyType {
  const type = typeOf(header) ?? "json";
  const start = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  return type === "form" && /^[{[]/.test(start) ? "json" : type;
}

/** A name that occurs several times becomes a list. */
async function fieldsOf(form: FormData): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = await Promise.all(
      form
        .getAll(name)
        .map(async (one) => (typeof one === "string" ? one : new Upload(one, await one.arrayBuffer()))),
    );
    fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return new Uint8Array();
  // a body of a known length is read in one go, which servers do faster than by chunks
  if (request.headers.has("Content-Length")) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
