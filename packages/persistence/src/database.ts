import { setTimeout as delay } from "node:timers/promises";
import { type EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { type Kysely, PostgresDialect, type PostgresPool } from "kysely";
import { Pool } from "pg";
import { connectionTo } from "./connection.ts";
import { KnownHolders } from "./transactions/known-holders.ts";
import { atOnce } from "./pool/at-once.ts";
import { connectingError } from "./pool/connection-error.ts";
import { leanPool } from "./pool/lean-pool.ts";
import { defaultLimits, type Limits, noLimits, settingsOf } from "./pool/limits.ts";
import { Readiness } from "./pool/readiness.ts";
import { schemas } from "./entities/schemas.ts";
import { Shares } from "./pool/shares.ts";
import type { Tables } from "./schema/tables.ts";

/** The open register: a pool whose connections are held by row-level security, and the ORM over the same pool. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: Pool;
  /** outside any transaction: sees no tenant's rows */
  readonly kysely: Kysely<Tables>;
  /** the role to which a transaction has to step down itself, because the connection did not */
  readonly stepDownTo: string | null;
  /** who was found behind which secret, not long ago */
  readonly holders: KnownHolders;
  readonly limits: Limits;
  /** which part of the pool an organization may use */
  readonly shares: Shares;
  /** whether the database answers, and takes changes, asked on a connection of its own */
  readonly readiness: Readiness;
  /**
   * Runs work in one transaction, of which its own transactions are parts: all that it changes is there at once, or nothing
   * where it fails or ends midway. For loading a register.
   */
  atOnce<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** New connections go to another address of the same database. */
  moveTo(url: string): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** a PostgreSQL of version 15 or later, migrated */
  url: string;
  poolSize?: number;
  /** the role to step down to, as `migrate` answered it; null where it could not be made and row-level security holds the owner itself */
  role: string | null;
  /**
   * "server", the default, steps down when it connects. "owner" may load a register with its history; its transactions
   * step down all the same, but what is outside one is held by nothing.
   */
  as?: "server" | "owner";
  /** how long anything may take; an owner, who loads, has no limits unless told */
  limits?: Partial<Limits>;
}

/**
 * Opens the pool and the ORM.
 *
 * @throws if the database cannot be reached, is not migrated, or if row-level security would not hold the server
 */
export async function openDatabase({
  url,
  poolSize = 16,
  role,
  as = "server",
  limits: given = {},
}: DatabaseOptions): Promise<Database> {
  const stepsDown = role !== null && as === "server";
  const limits = { ...(as === "server" ? defaultLimits : noLimits), ...given };
  const settings = { ...settingsOf(limits), ...(stepsDown && { role }) };
  const connection = connectionTo(url, settings);
  const { connectMs: connectionTimeoutMillis } = limits;
  const pool = new Pool({ ...connection, connectionTimeoutMillis, max: poolSize });
  // A connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await requireFence(pool, role !== null && as === "owner");
  } catch (error) {
    await pool.end();
    throw error;
  }
  const lean = leanPool(pool, limits);
  const readiness = new Readiness(connection);
  const { orm, kysely } = await mapped(lean, url);
  const database: Database = {
    orm,
    pool,
    kysely,
    stepDownTo: stepsDown ? null : role,
    holders: new KnownHolders(),
    limits,
    shares: new Shares(as === "server" ? poolSize : Number.POSITIVE_INFINITY, limits.connectMs),
    readiness,
    atOnce: (work) => allAtOnce({ lean, url }, (mapped) => work({ ...database, ...mapped })),
    moveTo: (moved) => {
      const to = connectionTo(moved, settings);
      Object.assign(pool.options, to);
      Object.assign(connection, to);
    },
    close: () => closed(pool, orm, readiness),
  };
  return database;
}

async function allAtOnce<T>(
  { lean, url }: { lean: PostgresPool; url: string },
  work: (mapped: Mapped) => Promise<T>,
): Promise<T> {
  const { pool, end } = await atOnce(lean);
  try {
    const done = await work(await mapped(pool, url));
    await end("commit");
    return done;
  } catch (error) {
    await end("rollback").catch(() => undefined);
    throw error;
  }
}

type Mapped = Pick<Database, "orm" | "kysely">;

async function mapped(pool: PostgresPool, clientUrl: string): Promise<Mapped> {
  const orm = await MikroORM.init({
    entities: [...schemas],
    driverOptions: new PostgresDialect({ pool }),
    clientUrl,
    discovery: { checkDuplicateTableNames: false },
    debug: false,
  });
  return { orm, kysely: (orm.em as EntityManager).fork().getKysely<Tables>() };
}

/** How long a database that does not answer is waited for at the end, in milliseconds. */
const patienceMs = 2_000;

async function closed(pool: Pool, orm: MikroORM, readiness: Readiness): Promise<void> {
  readiness.close();
  const ended = orm.close(true).then(() => (pool.ended ? undefined : pool.end()));
  await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
}

async function requireFence(pool: Pool, ownerWithRole: boolean): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw connectingError(error);
  });
  const { rows } = await client
    .query<{ migrated: boolean; held: boolean; name: string }>(
      `select to_regclass('public.organization') is not null as migrated, current_user as name,
         coalesce(row_security_active(to_regclass('public.organization')), false) as held`,
    )
    .finally(() => client.release());
  const found = rows[0];
  if (found?.migrated !== true) throw new Error("The database is not migrated.");
  if (!found.held && !ownerWithRole)
    throw new Error(
      `Row-level security does not hold the database user ${found.name}: migrate with this user, and open with the role that it answers.`,
    );
}
