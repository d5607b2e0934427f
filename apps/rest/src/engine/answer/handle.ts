import { type FileContent, maxBytes, type Rows } from "@riskloom/domain";
import { type Hearing, maxUnknownBytes, typeOf } from "../body/read-body.ts";
import type { Answer } from "../shape/codec.ts";
import type { Connection } from "../table/connect.ts";
import { callOf, hear, permitted, probe, sees } from "./ask-register.ts";
import { takesFiles } from "../body/takes-files.ts";
import { fileHeaders, inHeader } from "./file-headers.ts";
import { etagOf } from "./preconditions.ts";
import { type Input, readInput } from "./read-input.ts";
import { written } from "./write-answer.ts";
import { everyAnswer, neverKept } from "./every-answer.ts";
import { type Match, rowFor } from "../table/router.ts";
import type { Page, Row } from "../table/row.ts";
import type { Settings } from "./settings.ts";

/** Where a request was sent to, and what the links of its answer begin with. */
interface Asked {
  readonly url: URL;
  readonly base: string;
  /** where it came from */
  readonly address: string | undefined;
}

/** The only code that turns a request of any dialect into a call, and what comes back into an answer. */
export function handlerOf<Api>(settings: Settings<Api>) {
  return async (request: Request, asked: Asked, match: Match<Api>): Promise<Response> => {
    const { resource, params } = match;
    const { dialect } = resource;
    const { url } = asked;
    const row = rowFor(request, resource);
    if (row?.reply.kind !== "file") dialect.negotiate?.(request, url.searchParams);
    if (!row) {
      if (dialect.guardsEverything) await probe(settings, request, match);
      if (request.method !== "OPTIONS") throw dialect.notAllowed(request.method, resource);
      throw dialect.options(resource, dialect.tellsActions ? await permitted(settings, request, match) : []);
    }
    if (row.absent !== undefined) throw dialect.absent(row);
    const secret = dialect.credentials(request);
    if (secret === null && !row.open) throw dialect.anonymous();
    const hearing = hearingOf(settings, request, { ...match, row });
    const input = await readInput(hearing, request, url, { ...match, row }).catch(async (error: unknown) => {
      if (secret !== null) await hear(settings, request, { match, row, fault: error });
      await hearing.know();
      throw error;
    });
    const { address } = asked;
    const asking = { ...callOf(request, dialect), secret, address, ...input.conditions };
    const connection = await settings.connect(asking, request.signal);
    sees(connection);
    if (secret) await dialect.admit?.(connection.api, request);
    if (row.open && secret) await dialect.check(connection.api);
    const { out, page } = await call(row, connection, { ...input, path: params });
    return answer(request, asked, { match, row, input: { ...input, page }, out, connection });
  };
}

/** Only a caller who sees the path may send something large. */
function hearingOf<Api>(
  settings: Settings<Api>,
  request: Request,
  match: Match<Api> & { row: Row<Api> },
): Hearing {
  const anonymous = match.resource.dialect.credentials(request) === null;
  const uploads = bringsFiles(request, match.row);
  let known: Promise<void> | undefined;
  return {
    maxBytes: anonymous ? maxUnknownBytes : settings.maxBodyBytes + (uploads ? maxBytes.file : 0),
    know: () => (known ??= probe(settings, request, match)),
  };
}

const bringsFiles = ({ headers }: Request, { reply: { reads } }: Row<never>): boolean =>
  reads !== undefined && takesFiles(reads.shape) && typeOf(headers.get("Content-Type") ?? "") === "multipart";

/** The last page is only known by the count, so it takes a call of its own. */
async function call<Api>(row: Row<Api>, { api }: Connection<Api>, input: Input) {
  const { last, ...page } = input.page;
  const run = (page: Page) => row.call(api, { ...input, page });
  if (!last || page.limit === null) return { out: await run(page), page };
  const { total } = (await run({ ...page, offset: 0, limit: 1 })) as Rows<unknown>;
  const end = { ...page, offset: Math.max(0, Math.ceil(total / page.limit) - 1) * page.limit };
  return { out: await run(end), page: end };
}

interface Answered<Api> {
  match: Match<Api>;
  row: Row<Api>;
  input: Omit<Input, "path">;
  out: unknown;
  connection: Connection<Api>;
}

function answer<Api>(
  request: Request,
  { url, base }: Asked,
  { match, row, input, out, connection }: Answered<Api>,
): Response {
  const { dialect } = match.resource;
  const { kind, again, present } = row.reply;
  const status = again !== undefined && isOld(out) ? again : row.reply.status;
  const headers = everyAnswer();
  Object.assign(headers, dialect.headers?.(match.resource), row.open && neverKept);
  if (connection.seen.readAt !== undefined) headers["X-Read-At"] = connection.seen.readAt;
  if (input.conditions.asOf !== undefined) headers["X-As-Of"] = input.conditions.asOf;
  if (kind === "empty") return new Response(null, { status, headers });
  if (kind === "file") {
    const file = out as FileContent;
    const bytes = request.method === "HEAD" ? null : Buffer.from(file.content, "base64");
    return new Response(bytes, { status, headers: { ...headers, ...fileHeaders(file) } });
  }
  const select = dialect.select?.(url.searchParams, row);
  const context: Answer = { origin: base, path: url.pathname, select, shared: new Map() };
  if (row.location) headers["Location"] = inHeader(row.location(out, context));
  // what a row calls returns what its reply presents
  let body = present(out as never, context);
  if (kind === "page") {
    const { total } = out as Rows<unknown>;
    const paged = dialect.page(body as readonly object[], {
      total,
      page: input.page,
      url: under(base, url),
      out,
    });
    Object.assign(headers, paged.headers);
    body = paged.body;
  } else {
    const tag = kind === "one" ? etagOf(out) : undefined;
    if (tag !== undefined) headers["ETag"] = tag;
    body = dialect.one(body as object, row);
  }
  return written(request, body, { status, headers });
}

/** The address of a request as its callers know it. */
const under = (base: string, url: URL): URL =>
  base === url.origin ? url : new URL(base + url.pathname + url.search);

/** Whether a procedure that makes or changes a record tells that it was there. */
const isOld = (out: unknown): boolean => (out as { created?: boolean }).created === false;
