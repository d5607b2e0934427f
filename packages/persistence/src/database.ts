import { type EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { type Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { connectionTo } from "./connection.ts";
import { KnownHolders } from "./known-holders.ts";
import { leanPool } from "./lean-pool.ts";
import { schemas } from "./entities/schemas.ts";
import type { Tables } from "./tables.ts";

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
}: DatabaseOptions): Promise<Database> {
  const stepsDown = role !== null && as === "server";
  const pool = new Pool({ ...connectionTo(url, stepsDown ? { role } : {}), max: poolSize });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  try {
    await requireFence(pool, role !== null && as === "owner");
  } catch (error) {
    await pool.end();
    throw error;
  }
  const orm = await MikroORM.init({
    entities: [...schemas],
    driverOptions: new PostgresDialect({ pool: leanPool(pool) }),
    clientUrl: url,
    discovery: { checkDuplicateTableNames: false },
    debug: false,
  });
  const kysely = (orm.em as EntityManager).fork().getKysely<Tables>();
  return {
    orm,
    pool,
    kysely,
    stepDownTo: stepsDown ? null : role,
    holders: new KnownHolders(),
    close: async () => {
      await orm.close(true);
      if (!pool.ended) await pool.end();
    },
  };
}

async function requireFence(pool: Pool, ownerWithRole: boolean): Promise<void> {
  const { rows } = await pool.query<{ migrated: boolean; held: boolean; name: string }>(
    `select to_regclass('public.organization') is not null as migrated, current_user as name,
       coalesce(row_security_active(to_regclass('public.organization')), false) as held`,
  );
  const found = rows[0];
  if (found?.migrated !== true) throw new Error("The database is not migrated.");
  if (!found.held && !ownerWithRole)
    throw new Error(
      `Row-level security does not hold the database user ${found.name}: migrate with this user, and open with the role that it answers.`,
    );
}
