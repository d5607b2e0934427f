import { DomainError, invalid } from "@riskloom/domain";
import type { Call } from "@riskloom/api";
import type { Connection } from "../table/connect.ts";
import type { Dialect } from "../table/dialect.ts";
import { permittedRows } from "./permitted-rows.ts";
import { InWireWords } from "../shape/in-wire-words.ts";
import { requestNow } from "./request-now.ts";
import type { Match } from "../table/router.ts";
import type { Row } from "../table/row.ts";
import type { Settings } from "./settings.ts";
import { inOrder, inWireWords, isOfPath } from "./wire-words.ts";

/**
 * Finds out what the caller may not even know, before anything else about a request is refused:
 * a wrong credential (401) and a record that is not the caller's to see (404).
 */
export async function probe<Api>(
  { connect }: Settings<Api>,
  request: Request,
  { resource, params, row }: Match<Api> & { row?: Row<Api> },
) {
  const { dialect, rows } = resource;
  const secret = dialect.credentials(request);
  const open = rows.every((row) => row.open);
  if (secret === null && open) return;
  if (secret === null) throw dialect.anonymous();
  const connection = await connect({ ...callOf(request, dialect), secret });
  sees(connection);
  const { api } = connection;
  const before = row ? row.before : rows.find((one) => one.before)?.before;
  if (before) {
    await before(api, params);
    return;
  }
  const read = rows.find(({ method, absent }) => method === "GET" && absent === undefined);
  const query = read?.reply.query.safeParse({});
  if (!read || !query?.success) await dialect.check(api);
  else
    await read.call(api, {
      path: params,
      page: { offset: 0, limit: 1 },
      query: query.data,
      body: undefined,
      headers: request.headers,
    });
}

/**
 * Asks the register what it has to say of a write in which something is wrong: whether the caller may do it at all, and what
 * else is wrong with what could be read.
 */
export async function hear<Api>(
  { connect }: Pick<Settings<Api>, "connect">,
  request: Request,
  { match, row, fault }: { match: Match<Api>; row: Row<Api>; fault: unknown },
): Promise<void> {
  if (row.method === "GET") return;
  const { dialect } = match.resource;
  const own = fault instanceof InWireWords ? fault : undefined;
  const { values = {}, unread = "everything" } = own?.rest ?? {};
  const secret = dialect.credentials(request);
  const { api } = await connect({ ...callOf(request, dialect), secret, unread }, request.signal);
  await dialect.admit?.(api, request);
  const query = row.reply.query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const incoming = {
    path: match.params,
    page: { offset: 0, limit: null },
    query: query.success ? query.data : {},
    body: values,
    headers: request.headers,
  };
  const call = async () => row.call(api, incoming);
  const told = await call().then(
    () => undefined,
    (error: unknown) => error,
  );
  // Not every arrow of a row gets by without what could not be read.
  if (!(told instanceof DomainError)) return;
  // what the body of a deletion names is looked for when the rest of the request is right
  if (told.code === "NotFound" && row.method === "DELETE" && own?.rest?.unread.length === 0)
    return hear({ connect }, request, {
      match,
      row,
      fault: new InWireWords(own.error, undefined, own.beside),
    });
  if (told.code !== "Invalid" || isOfPath(told, row)) throw told;
  if (own === undefined) throw fault;
  const { beside } = own;
  const further = inWireWords(told, dialect, row).issues;
  // a condition that nothing meets is told where nothing is wrong
  const invalidOnes = own.error.code === "Invalid" ? own.error.issues : [];
  const ofBody = invalidOnes.filter((issue) => !beside.includes(issue));
  const issues = [...beside, ...inOrder([...ofBody, ...further], row)];
  throw issues.length > 0 ? new InWireWords(invalid(...issues)) : own;
}

/** The rows of a path that the caller may call. */
export function permitted<Api>(
  { connect }: Settings<Api>,
  request: Request,
  { resource, params }: Match<Api>,
) {
  const { dialect, rows } = resource;
  const secret = dialect.credentials(request);
  const call = { ...callOf(request, dialect), secret, dialect: dialect.name };
  return permittedRows(rows, { connect, call, params, headers: request.headers });
}

/** Through which interface a call comes, and from which program. */
export const callOf = (
  { headers }: Request,
  { name, appHeader }: Dialect<never>,
): Pick<Call, "appId" | "dialect"> => ({
  dialect: name,
  appId: (appHeader !== undefined && headers.get(appHeader)) || undefined,
});

/** Lets the log tell whose request it is, once that is known. */
export function sees({ seen }: Connection<unknown>): void {
  const now = requestNow();
  if (now) now.seen = seen;
}
