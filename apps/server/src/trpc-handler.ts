import {
  appRouter,
  callFromHeaders,
  type Context,
  createCaller,
  createContext,
  type Deps,
} from "@riskloom/api";
import { DomainError, maxBytes, retryAfterSeconds } from "@riskloom/domain";
import {
  callerAddress,
  everyAnswer,
  excessOf,
  type Load,
  maxUnknownBytes,
  neverKept,
  outageOf,
  type Peer,
  requestNow,
  type RestOptions,
} from "@riskloom/rest";
import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { exactBody } from "./exact-body.ts";
import type { Log } from "./log.ts";

/** The largest body that a procedure reads, in bytes: the greatest file in base64, and a megabyte for what is around it. */
const maxBodyBytes = Math.ceil(maxBytes.file / 3) * 4 + 1024 * 1024;
/** How many calls travel in one request. */
const maxBatchSize = 50;

export interface TrpcConditions extends Pick<RestOptions, "trusts"> {
  readonly load: Load;
  readonly heartbeatMs?: number | undefined;
}

/** How often a subscription shows that it lives, unless said, in milliseconds. */
export const usualHeartbeatMs = 15_000;

/** Serves the router at `/trpc`. Queries may come as POST, so that long inputs fit and a proxy need not know them apart. */
export function trpcHandler(
  deps: Deps,
  log: Log,
  { load, trusts, heartbeatMs = usualHeartbeatMs }: TrpcConditions,
): (request: Request, peer?: Peer) => Promise<Response> {
  const router = beating(heartbeatMs);
  return (req, peer) => {
    nameInLog(req);
    const refused = refusalOf(req.headers);
    if (refused !== null) return Promise.resolve(refused);
    const full = load.isFull;
    const answer = () =>
      fetchRequestHandler<typeof appRouter>({
        endpoint: "/trpc",
        req: exactBody(modest(req)),
        router,
        allowMethodOverride: true,
        allowBatching: true,
        maxBatchSize,
        createContext: () =>
          full
            ? Promise.reject(overloaded())
            : contextOf(deps, req.headers, callerAddress(req.headers, peer, trusts)),
        responseMeta: ({ ctx, errors, paths }) => metaOf(ctx, { errors, paths }),
        onError: ({ error, path }) => {
          // work that was stopped because its caller left has not failed
          if (error.code === "INTERNAL_SERVER_ERROR" && !req.signal.aborted && !isTooLong(error))
            log.error("procedure failed", { path, error: error.cause ?? error });
          if (error.cause instanceof DomainError && error.cause.cause !== undefined)
            log.error("the register is not available", { path, error: outageOf(error.cause.cause) });
        },
      });
    return full ? answer() : load.during(answer);
  };
}

/** The router, whose subscriptions show that they live; a client that sees nothing for three beats connects anew. */
function beating(intervalMs: number): typeof appRouter {
  const sse = {
    ping: { enabled: true, intervalMs },
    client: { reconnectAfterInactivityMs: 3 * intervalMs },
  };
  const { _def } = appRouter;
  return { ...appRouter, _def: { ..._def, _config: { ..._def._config, sse } } };
}

/** Names of procedures of ours stand in the log; whatever else was asked for does not. */
function nameInLog({ url }: Request): void {
  const now = requestNow();
  if (now === undefined) return;
  now.dialect = "trpc";
  const names = new URL(url).pathname.slice("/trpc/".length).split(",", maxBatchSize);
  const known = names.filter((name) => Object.hasOwn(appRouter._def.procedures, name));
  if (known.length > 0) now.row = [...new Set(known)].join(",");
}

const word = (text: string, status: number): Response =>
  new Response(text, { status, headers: { ...everyAnswer(), "Content-Type": "text/plain" } });

/** A body is read only when it says how long it is, and is not too long. */
function refusalOf(headers: Headers): Response | null {
  if (headers.has("Transfer-Encoding")) return word("Length Required", 411);
  const length = Number(headers.get("Content-Length") ?? 0);
  return length > maxBodyBytes ? word("Payload Too Large", 413) : null;
}

/** The request, with a body that is refused when it is nested deeper than an answer could be about it, or has too many names. */
function modest(request: Request): Request {
  const text = async (): Promise<string> => {
    const bytes = new Uint8Array(await request.arrayBuffer());
    const excess = excessOf(bytes);
    if (excess !== null) throw new TRPCError({ code: "BAD_REQUEST", message: excess });
    return new TextDecoder().decode(bytes);
  };
  return Object.defineProperty(request, "text", { value: text, configurable: true });
}

const overloaded = (): TRPCError =>
  new TRPCError({ code: "SERVICE_UNAVAILABLE", message: "Too many requests are being answered." });

/** Who calls is found out before a large body is read; that the server stops is told before any procedure runs. */
async function contextOf(deps: Deps, headers: Headers, address: string | undefined): Promise<Context> {
  try {
    const call = { ...callFromHeaders(headers), address };
    const context = await createContext(deps, call);
    const now = requestNow();
    if (now) now.seen = context.seen;
    if (Number(headers.get("Content-Length") ?? 0) > maxUnknownBytes)
      // what is wrong with the headers is told by the procedure, once it was asked for its rights
      await createCaller({ ...context, call: { ...call, faults: undefined } }).me.rights();
    return context;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message: error.message, cause: error });
  }
}

/** An answer of more text than can be held at once is refused like a request that is too large. */
const isTooLong = ({ cause }: TRPCError): boolean =>
  cause instanceof RangeError && cause.message === "Invalid string length";

function metaOf(
  context: Context | undefined,
  { errors, paths = [] }: { errors: readonly TRPCError[]; paths: readonly string[] | undefined },
): { headers: Record<string, string>; status?: number } {
  const headers = everyAnswer();
  const { readAt } = context?.seen ?? {};
  if (readAt !== undefined) headers["X-Read-At"] = readAt;
  if (paths.some((path) => /^(auth|session)\./.test(path))) Object.assign(headers, neverKept);
  if (errors.some(({ code }) => code === "SERVICE_UNAVAILABLE"))
    headers["Retry-After"] = String(retryAfterSeconds);
  return errors.some(isTooLong) ? { headers, status: 413 } : { headers };
}
