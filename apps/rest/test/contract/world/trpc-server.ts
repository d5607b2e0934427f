import { serve } from "@hono/node-server";
import { appRouter, callFromHeaders, createContext, type Deps, type Seen } from "@riskloom/api";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { AddressInfo, Server } from "node:net";

/** The typed API on a loopback port, as a server of its own would offer it. */
export async function trpcServer(deps: Deps): Promise<{ url: string; close(): Promise<void> }> {
  const fetch = async (request: Request): Promise<Response> => {
    const seen: Seen[] = [];
    const response = await fetchRequestHandler({
      endpoint: "/trpc",
      req: request,
      router: appRouter,
      allowMethodOverride: true,
      createContext: async () => {
        const context = await createContext(deps, callFromHeaders(request.headers));
        seen.push(context.seen);
        return context;
      },
    });
    const readAt = seen[0]?.readAt;
    if (readAt !== undefined) response.headers.set("X-Read-At", readAt);
    return response;
  };
  const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/trpc`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
