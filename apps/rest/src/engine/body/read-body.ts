import { parseJson, tooLarge } from "@riskloom/domain";
import { type BodyType, Unreadable } from "./unreadable.ts";
import { excessOf } from "./excess.ts";
import { FormBody } from "./form-body.ts";
import { formFields } from "./form-fields.ts";

/** How much of a body is read, and of whom. */
export interface Hearing {
  readonly maxBytes: number;
  /** finds out who sends it; asked before more is read than anybody may send, and refuses by throwing */
  readonly know: () => Promise<void>;
}

/** The largest body, in bytes, that somebody sends of whom nothing is known yet. */
export const maxUnknownBytes = 16 * 1024;

/**
 * Reads a request's body as a plain value, or as the form that it is; an absent body is an empty object. `types` null reads everything as JSON, "any" as
 * what it looks like, whatever its type says.
 */
export async function readBody(
  request: Request,
  types: readonly BodyType[] | "any" | null,
  hearing: Hearing,
): Promise<unknown> {
  const bytes = await readBytes(request, hearing);
  const header = request.headers.get("Content-Type") ?? "";
  const type = types === null ? "json" : types === "any" ? lookOf(bytes, header) : typeOf(header);
  if (bytes.length === 0 && types !== null) return {};
  if (type === undefined || (Array.isArray(types) && !types.includes(type)))
    throw new Unreadable("mediaType", header);
  const excess = type === "json" ? excessOf(bytes) : null;
  if (excess !== null) throw new Unreadable("syntax", excess, type);
  try {
    if (type === "json") return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return new FormBody(formFields(bytes, header, type));
  } catch (error) {
    throw new Unreadable("syntax", error instanceof Error ? error.message : String(error), type);
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

async function readBytes(request: Request, { maxBytes, know }: Hearing): Promise<Uint8Array<ArrayBuffer>> {
  const length = Number(request.headers.get("Content-Length") ?? 0);
  let known = false;
  const allow = async (size: number) => {
    if (!known && size > maxUnknownBytes) {
      await know();
      known = true;
    }
    if (size > maxBytes) throw tooLarge(maxBytes);
  };
  await allow(length);
  if (!request.body) return new Uint8Array();
  // a body of a known length is read in one go, which servers do faster than by chunks
  if (request.headers.has("Content-Length")) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    await allow(size);
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
