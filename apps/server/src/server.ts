import type { Deps } from "@riskloom/api";
import { connectInProcess, restHandler, type RestOptions } from "@riskloom/rest";
import type { Log } from "./log.ts";
import { trpcHandler } from "./trpc-handler.ts";

/** What answers a request of any interface. */
export type Handler = (request: Request) => Promise<Response>;

/** The whole server as one function: health, tRPC at `/trpc`, and the REST dialects at their documented paths. */
export function createServer(deps: Deps, log: Log, conditions: Pick<RestOptions, "rateLimit"> = {}): Handler {
  const trpc = trpcHandler(deps, log);
  const rest = restHandler({ connect: connectInProcess(deps), log, ...conditions });
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/livez") return Promise.resolve(new Response("ok\n"));
    if (pathname === "/readyz") return ready(deps);
    if (pathname === "/trpc" || pathname.startsWith("/trpc/")) return trpc(request);
    return rest(request);
  };
}

/** Ready as long as the database answers. */
async function ready({ database }: Deps): Promise<Response> {
  try {
    await database.pool.query("select 1");
    return new Response("ok\n");
  } catch {
    return new Response("the database does not answer\n", { status: 503 });
  }
}
