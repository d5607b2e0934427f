import type { EntityManager } from "@mikro-orm/postgresql";
import type { Instant } from "@riskloom/domain";
import { CompiledQuery, sql } from "kysely";
import type { Database } from "./database.ts";
import type { Db, Tables } from "./tables.ts";

/** For whom and, when reading, as of when; `userId` null is the installation itself. */
export interface Scope {
  organizationId: number;
  userId: number | null;
}

/** What a reading transaction works with: its handle, and the moment that it shows. */
export interface Reading {
  db: Db;
  at: Instant;
}

/** What a writing transaction works with: the unit of work, a handle on the same connection, and its system time. */
export interface Writing extends Reading {
  em: EntityManager;
}

/**
 * Runs ordinary queries on one snapshot of one organization; with `asOf` on the register as it was at that instant.
 * Nothing can be written.
 */
export async function readTransaction<T>(
  database: Database,
  scope: Scope & { asOf?: Instant | undefined },
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  return database.kysely.connection().execute(async (db) => {
    await db.executeQuery(CompiledQuery.raw("begin isolation level repeatable read read only"));
    try {
      const { rows } = await sql<{ at: Instant }>`
        select open_read(${scope.organizationId}, ${scope.userId}, ${scope.asOf ?? null}) as at`.execute(db);
      const result = await work({ db, at: rows[0]?.at ?? epoch });
      await db.executeQuery(CompiledQuery.raw("commit"));
      return result;
    } catch (error) {
      await db.executeQuery(CompiledQuery.raw("rollback"));
      throw error;
    }
  });
}

/**
 * Runs one change of one organization: waits for the organization's turn, takes its next system time, and commits what
 * `work` flushed, or nothing when it throws.
 */
export async function writeTransaction<T>(
  database: Database,
  scope: Scope,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return inTransaction(database, work, async (db) => {
    const { rows } = await sql<{ at: Instant }>`
      select open_write(${scope.organizationId}, ${scope.userId}) as at`.execute(db);
    return rows[0]?.at ?? epoch;
  });
}

/** Runs the change that founds an organization; `work` is told its id, and makes its row. */
export async function foundingTransaction<T>(
  database: Database,
  work: (writing: Writing, organizationId: number) => Promise<T>,
): Promise<T> {
  let organizationId = 0;
  return inTransaction(
    database,
    (writing) => work(writing, organizationId),
    async (db) => {
      const { rows } = await sql<{ id: number }>`select found_organization(null) as id`.execute(db);
      organizationId = rows[0]?.id ?? 0;
      const clock = await sql<{ at: Instant }>`select app_system_time() as at`.execute(db);
      return clock.rows[0]?.at ?? epoch;
    },
  );
}

/** Runs a change whose system time is a given past instant; only the owner's connection may, to load a register with its history. */
export async function loadingTransaction<T>(
  database: Database,
  scope: Scope & { at: Instant },
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return inTransaction(database, work, async (db) => {
    const { rows } = await sql<{ at: Instant }>`
      select open_write_at(${scope.organizationId}, ${scope.userId}, ${scope.at}) as at`.execute(db);
    return rows[0]?.at ?? epoch;
  });
}

const epoch: Instant = "1970-01-01T00:00:00.000000Z";

async function inTransaction<T>(
  database: Database,
  work: (writing: Writing) => Promise<T>,
  open: (db: Db) => Promise<Instant>,
): Promise<T> {
  const em = database.orm.em.fork() as EntityManager;
  await em.begin();
  try {
    const db = em.getKysely<Tables>();
    const at = await open(db);
    const result = await work({ em, db, at });
    await em.commit();
    return result;
  } catch (error) {
    await em.rollback();
    throw error;
  }
}
