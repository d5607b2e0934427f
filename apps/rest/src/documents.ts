import { readFileSync } from "node:fs";
import type { Dialect } from "./engine/table/dialect.ts";
import { everyAnswer } from "./engine/answer/every-answer.ts";
import { openApiOf } from "./engine/open-api/document.ts";
import executed from "./executed.json" with { type: "json" };

const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** The version of this release. */
export const version = String(Reflect.get(Object(manifest), "version"));

/** Stands in a document for the address that callers know this server by, which is another one for each of them. */
const server = "riskloom:server";

/**
 * The descriptions of the interfaces: of each dialect at `/openapi/<name>.json`, of all together at `/openapi.json`. Each is
 * written once, when it is first asked for.
 */
export function documentsOf(
  dialects: readonly Dialect<never>[],
): (request: Request, pathname: string, base: string) => Response | undefined {
  const documents = new Map<string, readonly Dialect<never>[]>([
    ["/openapi.json", dialects],
    ...dialects.map((one) => [`/openapi/${one.name}.json`, [one]] as const),
  ]);
  const written = new Map<string, readonly string[]>();
  // for one address each, as nearly all callers know the server by the same: all who take a document share its bytes
  const made = new Map<string, { readonly base: string; readonly bytes: Uint8Array<ArrayBuffer> }>();
  const bytesOf = (pathname: string, of: readonly Dialect<never>[], base: string) => {
    const known = made.get(pathname);
    if (known?.base === base) return known.bytes;
    const parts =
      written.get(pathname) ?? JSON.stringify(openApiOf(of, { version, server, executed })).split(server);
    written.set(pathname, parts);
    const bytes = new TextEncoder().encode(parts.join(JSON.stringify(base).slice(1, -1)));
    made.set(pathname, { base, bytes });
    return bytes;
  };
  return (request, pathname, base) => {
    const of = documents.get(pathname);
    if (of === undefined) return undefined;
    if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) return allowing(405);
    if (request.method === "OPTIONS") return allowing(204);
    const bytes = bytesOf(pathname, of, base);
    return new Response(request.method === "HEAD" ? null : bytes, {
      headers: {
        ...everyAnswer(),
        "Content-Type": "application/json",
        "Content-Length": String(bytes.length),
      },
    });
  };
}

const allowing = (status: number): Response =>
  new Response(null, { status, headers: { ...everyAnswer(), Allow: "GET, HEAD, OPTIONS" } });
