import { MikroORM, type EntityManager } from "@mikro-orm/postgresql";
import { type Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { schemas } from "./entities/schemas.ts";
import { instantFromPostgres } from "./instant.ts";
import type { Tables } from "./tables.ts";

/** The open register: a pool whose connections are held by row-level security, and the ORM over the same pool. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: pg.Pool;
  /** outside any transaction: sees no tenant's rows */
  readonly kysely: Kysely<Tables>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** a PostgreSQL of version 15 or later, migrated */
  url: string;
  poolSize?: number;
  /** the role to step down to; null where it could not be made and row-level security holds the owner itself */
  role: string | null;
}

/** Opens the pool and the ORM; no query is sent yet. */
export async function openDatabase({ url, poolSize = 16, role }: DatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: types(),
    options: ["-c timezone=UTC", ...(role === null ? [] : [`-c role=${role}`])].join(" "),
  });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const orm = await MikroORM.init({
    entities: [...schemas],
    driverOptions: new PostgresDialect({ pool }),
    clientUrl: url,
    discovery: { checkDuplicateTableNames: false },
    debug: false,
  });
  const kysely = (orm.em as EntityManager).fork().getKysely<Tables>();
  return {
    orm,
    pool,
    kysely,
    close: async () => {
      await orm.close(true);
      if (!pool.ended) await pool.end();
    },
  };
}

/** Moments keep their microseconds, days stay days, and 64-bit counts, all far below 2^53, become numbers. */
function types(): pg.TypeOverrides {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantFromPostgres);
  overrides.setTypeParser(pg.types.builtins.DATE, (text) => text);
  overrides.setTypeParser(pg.types.builtins.INT8, Number);
  return overrides;
}
