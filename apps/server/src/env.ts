import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const loopback = ["127.0.0.1", "localhost", "::1"];

/** An empty variable is one that is not set. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const Environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  DEMO: optional(flag),
  INSTALLATION_SECRET: optional(z.string().min(32)),
  POOL_SIZE: optional(z.coerce.number().int().min(1).max(1_000)),
  RATE_LIMIT: optional(z.coerce.number().int().min(1)),
  RATE_BURST: optional(z.coerce.number().int().min(0)),
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
  /** how many requests one credential may send through the Xurrent dialect in an hour, and in two seconds (0: any number) */
  rateLimit: { perHour: number; burst: number };
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
    rateLimit: { perHour: data.RATE_LIMIT ?? 3600, burst: data.RATE_BURST ?? 0 },
  };
}
