import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Handler } from "./server.ts";

/** A server that listens. */
export interface Listening {
  url: string;
  /** Takes no new requests, waits for those that run, at most ten seconds, and closes. */
  stop(): Promise<void>;
}

const patienceMs = 10_000;

/** @throws Error when the port is taken or may not be used */
export function listen(fetch: Handler, { host, port }: { host: string; port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }) as Server;
    server.once("error", reject);
    server.once("listening", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
        stop: () => stop(server),
      });
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
