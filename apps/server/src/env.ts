import type { Limits } from "@riskloom/persistence";
import {
  addressingVariables,
  crossOriginVariables,
  type FrontLimits,
  usualLimits,
  usualRequests,
} from "@riskloom/rest";
import { z } from "zod";
import { usualHeartbeatMs } from "./trpc-handler.ts";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const loopback = ["127.0.0.1", "localhost", "::1"];

/** An empty variable is one that is not set. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const milliseconds = optional(z.coerce.number().int().min(0).max(86_400_000));

const Environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  DEMO: optional(flag),
  INSTALLATION_SECRET: optional(z.string().min(32)),
  POOL_SIZE: optional(z.coerce.number().int().min(1).max(1_000)),
  CONNECT_TIMEOUT_MS: milliseconds,
  STATEMENT_TIMEOUT_MS: milliseconds,
  LOCK_TIMEOUT_MS: milliseconds,
  IDLE_TRANSACTION_TIMEOUT_MS: milliseconds,
  REQUEST_TIMEOUT_MS: milliseconds,
  REPORT_TIMEOUT_MS: milliseconds,
  HEARTBEAT_MS: optional(z.coerce.number().int().min(100).max(86_400_000)),
  SUBSCRIPTION_IDLE_TIMEOUT_MS: milliseconds,
  REPORT_COMPUTING_MS: optional(z.coerce.number().int().min(1)),
  ACCESS_LOG: optional(flag),
  MAX_CONNECTIONS: optional(z.coerce.number().int().min(1)),
  MAX_REQUESTS: optional(z.coerce.number().int().min(1)),
  MAX_PIPELINED: optional(z.coerce.number().int().min(0).max(10_000)),
  MAX_HEADER_BYTES: optional(z.coerce.number().int().min(1_024).max(1_048_576)),
  SEND_TIMEOUT_MS: optional(z.coerce.number().int().min(100).max(86_400_000)),
  READ_TIMEOUT_MS: optional(z.coerce.number().int().min(100).max(86_400_000)),
  MAX_UNREAD_BYTES: optional(z.coerce.number().int().min(1_048_576)),
  SHUTDOWN_TIMEOUT_MS: milliseconds,
  RATE_LIMIT: optional(z.coerce.number().int().min(1)),
  RATE_BURST: optional(z.coerce.number().int().min(0)),
  ...addressingVariables,
  ...crossOriginVariables,
});

export interface Env {
  port: number;
  host: string;
  /** null starts the embedded PostgreSQL in `dataDir` */
  databaseUrl: string | null;
  dataDir: string;
  /** whether the demo register is loaded into an empty database, and its published credentials are accepted */
  demo: boolean;
  /** null makes one and keeps it in `dataDir` */
  installationSecret: string | null;
  poolSize: number;
  /** how long anything may take */
  limits: Limits;
  /** how much computing the curves of one report may have, in milliseconds of one core */
  reportComputingMs: number;
  /** how often a subscription shows that it lives while it has nothing to tell, in milliseconds */
  heartbeatMs: number;
  /** for how long it may have nothing to tell, in milliseconds (0: for ever) */
  subscriptionIdleMs: number;
  /** whether every request has a line in the log */
  accessLog: boolean;
  /** how many requests are answered at the same time */
  requests: number;
  /** what one connection, and all together, may ask */
  front: FrontLimits;
  /** how long requests that run are waited for at the end, in milliseconds */
  shutdownMs: number;
  /** how many requests one credential may send through the Xurrent dialect in an hour, and in two seconds (0: any number) */
  rateLimit: { perHour: number; burst: number };
  /** what links begin with; undefined takes what a request was sent to, or what a trusted proxy forwards */
  publicUrl: string | undefined;
  /** whether the proxy with an address is trusted */
  trusts: ((address: string) => boolean) | undefined;
  /** whose pages may read answers; undefined is nobody's */
  origins: readonly string[] | undefined;
}

/**
 * Reads the configuration; the only place that does.
 *
 * @throws Error with one line for each variable that is wrong
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const { success, data, error } = Environment.safeParse(variables);
  if (!success)
    throw new Error(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  const host = data.HOST ?? "127.0.0.1";
  const databaseUrl = data.DATABASE_URL ?? null;
  return {
    port: data.PORT ?? 4000,
    host,
    databaseUrl,
    dataDir: data.DATA_DIR ?? "./data",
    demo: data.DEMO ?? (databaseUrl === null && loopback.includes(host)),
    installationSecret: data.INSTALLATION_SECRET ?? null,
    poolSize: data.POOL_SIZE ?? 16,
    limits: {
      connectMs: data.CONNECT_TIMEOUT_MS ?? 5_000,
      statementMs: data.STATEMENT_TIMEOUT_MS ?? 10_000,
      lockMs: data.LOCK_TIMEOUT_MS ?? 5_000,
      idleMs: data.IDLE_TRANSACTION_TIMEOUT_MS ?? 10_000,
      requestMs: data.REQUEST_TIMEOUT_MS ?? 30_000,
      longMs: data.REPORT_TIMEOUT_MS ?? 120_000,
    },
    heartbeatMs: data.HEARTBEAT_MS ?? usualHeartbeatMs,
    subscriptionIdleMs: data.SUBSCRIPTION_IDLE_TIMEOUT_MS ?? 120_000,
    reportComputingMs: data.REPORT_COMPUTING_MS ?? 10_000,
    accessLog: data.ACCESS_LOG ?? true,
    requests: data.MAX_REQUESTS ?? usualRequests,
    front: {
      connections: data.MAX_CONNECTIONS ?? usualLimits.connections,
      pipelined: data.MAX_PIPELINED ?? usualLimits.pipelined,
      headerBytes: data.MAX_HEADER_BYTES ?? usualLimits.headerBytes,
      sendMs: data.SEND_TIMEOUT_MS ?? usualLimits.sendMs,
      readMs: data.READ_TIMEOUT_MS ?? usualLimits.readMs,
      unreadBytes: data.MAX_UNREAD_BYTES ?? usualLimits.unreadBytes,
    },
    shutdownMs: data.SHUTDOWN_TIMEOUT_MS ?? 30_000,
    rateLimit: { perHour: data.RATE_LIMIT ?? 3600, burst: data.RATE_BURST ?? 0 },
    publicUrl: data.PUBLIC_URL,
    trusts: data.TRUSTED_PROXIES,
    origins: data.CORS_ORIGINS,
  };
}
