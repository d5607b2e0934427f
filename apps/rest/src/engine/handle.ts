import { type FileContent, invalid, issuesFromZod, maxBytes, type Rows } from "@riskloom/domain";
import type { z } from "zod";
import { readBody, typeOf } from "./body.ts";
import type { Answer } from "./codec.ts";
import type { Call } from "@riskloom/api";
import type { Connection } from "./connect.ts";
import type { Dialect } from "./dialect.ts";
import { fileHeaders, inHeader, takesFiles } from "./file.ts";
import { conditionsOf, etagOf } from "./preconditions.ts";
import { InWireWords, Refusal } from "./refusal.ts";
import type { Match } from "./router.ts";
import type { Incoming, Page, Row } from "./row.ts";
import type { Settings } from "./serve.ts";

type Input = Incoming<string, unknown, unknown, unknown> & {
  page: Page & { last?: boolean };
  conditions: Partial<Call>;
};

/** The only code that turns a request of any dialect into a call, and what comes back into an answer. */
export function handlerOf<Api>(settings: Settings<Api>) {
  return async (request: Request, url: URL, match: Match<Api>): Promise<Response> => {
    const { resource, params } = match;
    const { dialect } = resource;
    const row = resource.rows.find(({ method }) => method === methodOf(request));
    if (row?.reply.kind !== "file") dialect.negotiate?.(request, url.searchParams);
    if (!row) {
      if (dialect.guardsEverything) await probe(settings, request, match);
      throw request.method === "OPTIONS"
        ? dialect.options(resource)
        : dialect.notAllowed(request.method, resource);
    }
    if (row.absent !== undefined) throw dialect.absent(row);
    const secret = dialect.credentials(request);
    if (secret === null && !row.open) throw dialect.anonymous();
    const uploads = bringsFiles(request, row);
    // only a caller who sees the path may send something large
    if (uploads) await probe(settings, request, { ...match, row });
    const largest = settings.maxBodyBytes + (uploads ? maxBytes.file : 0);
    const input = await readInput(largest, request, url, { ...match, row }).catch(async (error: unknown) => {
      await probe(settings, request, { ...match, row });
      throw error;
    });
    const asking = { ...callOf(request, dialect), secret, ...input.conditions };
    const connection = await settings.connect(asking, request.signal);
    if (secret) await dialect.admit?.(connection.api, request);
    if (row.open && secret) await dialect.check(connection.api);
    const { out, page } = await call(row, connection, { ...input, path: params as never });
    return answer(request, url, { match, row, input: { ...input, page }, out, connection });
  };
}

/** Through which interface a call comes, and from which program. */
const callOf = (
  { headers }: Request,
  { name, appHeader }: Dialect<never>,
): Pick<Call, "appId" | "dialect"> => ({
  dialect: name,
  appId: (appHeader !== undefined && headers.get(appHeader)) || undefined,
});

/** HEAD is answered as GET is. */
export const methodOf = ({ method }: Request): string => (method === "HEAD" ? "GET" : method);

/**
 * Finds out what the caller may not even know, before anything else about a request is refused:
 * a wrong credential (401) and a record that is not the caller's to see (404).
 */
async function probe<Api>(
  { connect }: Settings<Api>,
  request: Request,
  { resource, params, row }: Match<Api> & { row?: Row<Api> },
) {
  const { dialect, rows } = resource;
  const secret = dialect.credentials(request);
  const open = rows.every((row) => row.open);
  if (secret === null && open) return;
  if (secret === null) throw dialect.anonymous();
  const { api } = await connect({ ...callOf(request, dialect), secret });
  const before = row ? row.before : rows.find((one) => one.before)?.before;
  if (before) {
    await before(api, params as never);
    return;
  }
  const read = rows.find(({ method, absent }) => method === "GET" && absent === undefined);
  const query = read?.reply.query.safeParse({});
  if (!read || !query?.success) await dialect.check(api);
  else
    await read.call(api, {
      path: params,
      page: { offset: 0, limit: 1 },
      query: query.data as never,
      body: undefined as never,
      headers: request.headers,
    });
}

const bringsFiles = ({ headers }: Request, { reply: { reads } }: Row<never>): boolean =>
  reads !== undefined && takesFiles(reads.shape) && typeOf(headers.get("Content-Type") ?? "") === "multipart";

async function readInput<Api>(
  largest: number,
  request: Request,
  { searchParams }: URL,
  { resource: { dialect }, row }: Match<Api> & { row: Row<Api> },
): Promise<Omit<Input, "path">> {
  const { kind, reads, shows, query } = row.reply;
  const conditions = conditionsOf(row.method, request.headers);
  const window = kind === "page" && shows ? dialect.window(searchParams, shows) : { offset: 0, limit: null };
  const asked = parse(query, Object.fromEntries(searchParams));
  const body = reads && reads.shape.read(reads.mode, await readBody(request, dialect.bodies, largest));
  return { conditions, page: window, query: asked, body, headers: request.headers };
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InWireWords(invalid(...issuesFromZod(result.error, value)));
}

/** The last page is only known by the count, so it takes a call of its own. */
async function call<Api>(row: Row<Api>, { api }: Connection<Api>, input: Input) {
  const { last, ...page } = input.page;
  const run = (page: Page) => row.call(api, { ...input, page } as never);
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
  url: URL,
  { match, row, input, out, connection }: Answered<Api>,
): Response {
  const { dialect } = match.resource;
  const { kind, again, present } = row.reply;
  const status = again !== undefined && isOld(out) ? again : row.reply.status;
  const headers: Record<string, string> = { ...dialect.headers?.(match.resource) };
  if (connection.seen.readAt !== undefined) headers["X-Read-At"] = connection.seen.readAt;
  if (input.conditions.asOf !== undefined) headers["X-As-Of"] = input.conditions.asOf;
  if (kind === "empty") return new Response(null, { status, headers });
  if (kind === "file") {
    const file = out as FileContent;
    const bytes = request.method === "HEAD" ? null : Buffer.from(file.content, "base64");
    return new Response(bytes, { status, headers: { ...headers, ...fileHeaders(file) } });
  }
  headers["Content-Type"] = "application/json";
  const select = dialect.select?.(url.searchParams, row);
  const context: Answer = { origin: url.origin, path: url.pathname, select, shared: new Map() };
  if (row.location) headers["Location"] = inHeader(row.location(out as never, context));
  let body = present(out as never, context);
  if (kind === "page") {
    const { total } = out as Rows<unknown>;
    const paged = dialect.page(body as readonly object[], { total, page: input.page, url, out });
    Object.assign(headers, paged.headers);
    body = paged.body;
  } else {
    const tag = kind === "one" ? etagOf(out) : undefined;
    if (tag !== undefined) headers["ETag"] = tag;
    body = dialect.one(body as object, row);
  }
  return new Response(request.method === "HEAD" ? null : JSON.stringify(body), { status, headers });
}

/** Whether a procedure that makes or changes a record tells that it was there. */
const isOld = (out: unknown): boolean => (out as { created?: boolean }).created === false;

/** The answer to a request that was refused. */
export function refuse(request: Request, { status, body, headers }: Refusal): Response {
  if (body === undefined || request.method === "HEAD") return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "Content-Type": "application/json" },
  });
}
