import { appRouter, callFromHeaders, type Context, createContext, type Deps } from "@riskloom/api";
import { DomainError, maxBytes } from "@riskloom/domain";
import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Log } from "./log.ts";

/** The largest body that a procedure reads, in bytes: the greatest file in base64, and a megabyte for what is around it. */
const maxBodyBytes = Math.ceil(maxBytes.file / 3) * 4 + 1024 * 1024;

/** Serves the router at `/trpc`. Queries may come as POST, so that long inputs fit and a proxy need not know them apart. */
export function trpcHandler(deps: Deps, log: Log): (request: Request) => Promise<Response> {
  return (req) => {
    const refused = refusalOf(req.headers);
    if (refused !== null) return Promise.resolve(refused);
    return fetchRequestHandler<typeof appRouter>({
      endpoint: "/trpc",
      req,
      router: appRouter,
      allowMethodOverride: true,
      allowBatching: true,
      createContext: () => contextOf(deps, req.headers),
      responseMeta: ({ ctx }) => headersOf(ctx),
      onError: ({ error, path }) => {
        // work that was stopped because its caller left has not failed
        if (error.code === "INTERNAL_SERVER_ERROR" && !req.signal.aborted)
          log.error("procedure failed", { path, error: error.cause ?? error });
      },
    });
  };
}

/** A body is read only when it says how long it is, and is not too long. */
function refusalOf(headers: Headers): Response | null {
  if (headers.has("Transfer-Encoding")) return new Response("Length Required", { status: 411 });
  const length = Number(headers.get("Content-Length") ?? 0);
  return length > maxBodyBytes ? new Response("Payload Too Large", { status: 413 }) : null;
}

/** A header that cannot be read is the caller's fault, and is told before any procedure runs. */
async function contextOf(deps: Deps, headers: Headers): Promise<Context> {
  try {
    return await createContext(deps, callFromHeaders(headers));
  } catch (error) {
    if (error instanceof DomainError)
      throw new TRPCError({ code: "BAD_REQUEST", message: error.message, cause: error });
    throw error;
  }
}

function headersOf(context: Context | undefined): { headers?: Record<string, string> } {
  const { readAt } = context?.seen ?? {};
  return readAt === undefined ? {} : { headers: { "X-Read-At": readAt } };
}
