import type { Deps } from "@riskloom/api";
import { retryAfterSeconds } from "@riskloom/domain";
import {
  type AccessLine,
  compressing,
  connectInProcess,
  crossOrigin,
  everyAnswer,
  Load,
  neverKept,
  observed,
  type Peer,
  restHandler,
  type RestOptions,
  usualRequests,
} from "@riskloom/rest";
import type { Log } from "./log.ts";
import { pagesOf } from "./pages/pages.ts";
import { trpcHandler } from "./trpc-handler.ts";

/** What answers a request of any interface. */
export type Handler = (request: Request, peer?: Peer) => Promise<Response>;

/** The whole server as one function: what it says of itself at `/` and `/docs`, health, tRPC at `/trpc`, and the REST dialects at their documented paths. */
export function createServer(
  deps: Deps,
  log: Log,
  { requests = usualRequests, access, heartbeatMs, origins, ...conditions }: ServerConditions = {},
): Handler {
  const { trusts } = conditions;
  const load = new Load(requests);
  const trpc = compressing(trpcHandler(deps, log, { load, trusts, heartbeatMs }));
  const rest = restHandler({ connect: connectInProcess(deps), log, load, ...conditions });
  const pages = pagesOf({ demo: deps.demo, now: deps.now });
  const answer = (request: Request, peer?: Peer): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/livez") return Promise.resolve(told("ok"));
    if (pathname === "/readyz") return ready(deps);
    const page = pages(request, pathname);
    if (page) return page;
    if (pathname === "/trpc" || pathname.startsWith("/trpc/")) return trpc(request, peer);
    return rest(request, peer);
  };
  const polite = async (request: Request, peer?: Peer): Promise<Response> => {
    const response = await answer(request, peer);
    // Whoever keeps a connection is told to come again by another one.
    if (deps.stopping?.() === true) response.headers.set("Connection", "close");
    return response;
  };
  return observed(crossOrigin(polite, origins), access);
}

/** Under which conditions a server answers; all of them have defaults. */
export interface ServerConditions extends Pick<RestOptions, "rateLimit" | "publicUrl" | "trusts"> {
  /** how many requests are answered at the same time; more are refused at once */
  readonly requests?: number;
  /** how often a subscription shows that it lives while it has nothing to tell, in milliseconds */
  readonly heartbeatMs?: number;
  /** whose pages may read answers: exact origins; nobody's unless said */
  readonly origins?: readonly string[] | undefined;
  /** told of every request when it was answered */
  readonly access?: (line: AccessLine) => void;
}

const told = (word: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${word}\n`, {
    status,
    headers: { ...everyAnswer(), ...neverKept, "Content-Type": "text/plain", ...headers },
  });

/** Ready as long as the database answers and takes changes, and the process is not about to end. */
async function ready({ database, stopping }: Deps): Promise<Response> {
  const problem = stopping?.() === true ? "the server is being stopped" : await database.readiness.problem();
  return problem === null ? told("ok") : told(problem, 503, { "Retry-After": String(retryAfterSeconds) });
}
