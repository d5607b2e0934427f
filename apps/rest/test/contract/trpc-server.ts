import { serve } from "@hono/node-server";
import { appRouter, type Call, createContext, type Deps, type Secret, type Seen } from "@riskloom/api";
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
        const context = await createContext(deps, callOf(request.headers));
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

function callOf(headers: Headers): Call {
  const version = headers.get("If-Match");
  return {
    secret: secretOf(headers.get("Authorization") ?? ""),
    asOf: headers.get("X-As-Of") ?? undefined,
    idempotencyKey: headers.get("Idempotency-Key") ?? undefined,
    expectedVersion: version === null ? undefined : Number(version.slice(1, -1)),
    dialect: headers.get("X-Riskloom-Dialect") ?? undefined,
    appId: headers.get("X-App-Id") ?? undefined,
  };
}

function secretOf(header: string): Secret | null {
  const [scheme, value = ""] = header.split(" ");
  if (scheme === "Bearer") return { kind: "bearer", token: value };
  if (scheme !== "Basic") return null;
  const [email = "", token = ""] = Buffer.from(value, "base64").toString("utf8").split(":");
  return { kind: "basic", email, token };
}
