import { serve } from "@hono/node-server";
import { restHandler } from "./app.ts";
import { connectRemote } from "./connect-remote.ts";
import type { Log } from "./engine/failure.ts";
import { readEnvironment } from "./env.ts";

const { TRPC_URL, PORT, HOST, RATE_LIMIT, RATE_BURST } = readEnvironment(process.env);

const line = (level: string, message: string, details: object = {}): string =>
  `${JSON.stringify({ level, message, ...details }, (_, value: unknown) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  )}\n`;

const log: Log = { error: (message, details) => void process.stderr.write(line("error", message, details)) };

const rateLimit = { perHour: RATE_LIMIT, burst: RATE_BURST };
const server = serve(
  { fetch: restHandler({ connect: connectRemote(TRPC_URL), log, rateLimit }), port: PORT, hostname: HOST },
  ({ address, port }) =>
    void process.stdout.write(line("info", "listening", { address, port, register: TRPC_URL })),
);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
