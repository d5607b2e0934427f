import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { acceptedBy, type Coding } from "./accept-encoding.ts";
import { taggedFor } from "./entity-tags.ts";

/** What is shorter fits in one packet anyway, and would only cost time. */
const least = 1_400;

/** Both work in threads of their own, so that others are answered meanwhile. Qualities by what they save for their time. */
const packers: Record<Coding, (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
};

/**
 * Answers in JSON, compressed as the caller likes it, `Vary` and the entity tag saying so. What is short, what is written piece
 * by piece and what is no JSON goes as it is.
 */
export function compressing<More extends readonly unknown[]>(
  handle: (request: Request, ...more: More) => Promise<Response>,
): (request: Request, ...more: More) => Promise<Response> {
  return async (request, ...more) => compressed(request, await handle(request, ...more));
}

async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  if (!mayBeCompressed(headers)) return response;
  if (!/(^|,)\s*(\*|accept-encoding)\s*(,|$)/i.test(headers.get("Vary") ?? ""))
    headers.append("Vary", "Accept-Encoding");
  const length = headers.get("Content-Length");
  const { coding, identity } = acceptedBy(request.headers.get("Accept-Encoding"));
  if (coding === undefined || (identity && length !== null && Number(length) < least)) return response;
  if (request.method === "HEAD") return length === null ? response : withCoding(null, response, coding);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return new Response(null, { status, headers });
  if (identity && bytes.length < least) return new Response(bytes, { status, headers });
  return withCoding(await packers[coding](bytes), response, coding);
}

/** A stream has to arrive as it is written, and `no-transform` says that nobody alters the answer. */
function mayBeCompressed(headers: Headers): boolean {
  return (
    /^application\/json\b/i.test(headers.get("Content-Type") ?? "") &&
    !headers.has("Content-Encoding") &&
    !headers.has("Transfer-Encoding") &&
    !/\bno-transform\b/i.test(headers.get("Cache-Control") ?? "")
  );
}

function withCoding(
  bytes: Uint8Array<ArrayBuffer> | null,
  { headers: before, status }: Response,
  coding: Coding,
) {
  const headers = new Headers(before);
  headers.set("Content-Encoding", coding);
  headers.delete("Content-Length");
  if (bytes !== null) headers.set("Content-Length", String(bytes.length));
  const tag = headers.get("ETag");
  if (tag !== null) headers.set("ETag", taggedFor(coding, tag));
  return new Response(bytes, { status, headers });
}
