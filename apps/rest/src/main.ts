import { restHandler } from "./app.ts";
import { connectRemote } from "./connect-remote.ts";
import type { Log } from "./engine/answer/failure.ts";
import { requestNow } from "./engine/answer/request-now.ts";
import { readEnvironment } from "./env.ts";
import { crossOrigin } from "./front/cross-origin.ts";
import { usualRequests } from "./front/limits.ts";
import { lineWriter } from "./front/line-writer.ts";
import { listen } from "./front/listen.ts";
import { Load } from "./front/load.ts";
import { untilTold } from "./front/until-told.ts";
import { observed } from "./front/observed.ts";
import { outliveReaders } from "./front/outlive-readers.ts";

const {
  TRPC_URL,
  PORT,
  HOST,
  ACCESS_LOG,
  RATE_LIMIT,
  RATE_BURST,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  CORS_ORIGINS,
} = readEnvironment(process.env);

outliveReaders();
const line = (level: string, message: string, details: object = {}): string =>
  `${JSON.stringify({ level, message, requestId: requestNow()?.id, ...details }, (_, value: unknown) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  )}\n`;

const log: Log = { error: (message, details) => void process.stderr.write(line("error", message, details)) };
const lines = lineWriter((text) => process.stdout.write(text));

const rateLimit = { perHour: RATE_LIMIT, burst: RATE_BURST };
const rest = restHandler({
  connect: connectRemote(TRPC_URL),
  log,
  rateLimit,
  publicUrl: PUBLIC_URL,
  trusts: TRUSTED_PROXIES,
  load: new Load(usualRequests),
});
const handler = observed(
  crossOrigin(rest, CORS_ORIGINS),
  ACCESS_LOG !== "0" ? (answered) => lines.add(line("info", "answered", answered)) : undefined,
);
const listening = await listen(handler, { host: HOST, port: PORT, log });
const { port } = new URL(listening.url);
process.stdout.write(line("info", "listening", { address: HOST, port: Number(port), register: TRPC_URL }));

const told = untilTold(["SIGINT", "SIGTERM", "SIGHUP"]);
await told.signal;
await listening.stop(undefined, told.again);
lines.flush();
