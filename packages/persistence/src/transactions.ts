import type { EntityManager } from "@mikro-orm/postgresql";
import { Instant } from "@riskloom/domain";
import { CompiledQuery } from "kysely";
import type { Database } from "./database.ts";
import { type Found, NobodyError } from "./found.ts";
import { pastMark } from "./lean-pool.ts";
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
 * Nothing can be written. `at` is a moment that can be asked for again and shows the same: the organization's clock, or
 * `asOf` where that is earlier.
 *
 * @throws if there is no such organization
 */
export async function readTransaction<T>(
  database: Database,
  scope: Scope & { asOf?: Instant | undefined },
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  const opening = `${stepDown(database)}select open_read(${who(scope)}, ${instant(scope.asOf)}) as at`;
  return inSnapshot(database, { opening: [opening], past: scope.asOf !== undefined }, work);
}

/** Runs work on one snapshot, which the first of the statements opens that can. */
export async function inSnapshot<T>(
  database: Database,
  how: { opening: string[]; past: boolean },
  work: (reading: Reading, opened: Opened) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const answer = database.kysely.connection().execute(async (db) => {
      const run = (statement: string) => db.executeQuery<Opened>(CompiledQuery.raw(statement));
      try {
        await run(`${how.past ? pastMark : ""}begin isolation level repeatable read read only`);
        const found = await opened(how.opening, run);
        // A transaction that only read has nothing to commit: its answer need not wait.
        resolve(await work({ db, at: found.at }, found));
      } catch (error) {
        reject(error);
      }
      await run("rollback");
    });
    answer.catch(reject);
  });
}

/**
 * Runs one change of one organization: waits for the organization's turn, takes its next system time, and commits what
 * `work` flushed, or nothing when it throws.
 *
 * @throws if there is no such organization
 */
export async function writeTransaction<T>(
  database: Database,
  scope: Scope,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return inTransaction(database, [`${stepDown(database)}select open_write(${who(scope)}) as at`], work);
}

/**
 * Runs the change that founds an organization; `work` is told its id, and makes its row.
 *
 * @param at a past instant at which it was founded, to load a register with its history; only the owner's connection may
 */
export async function foundingTransaction<T>(
  database: Database,
  work: (writing: Writing, organizationId: number) => Promise<T>,
  { at }: { at?: Instant | undefined } = {},
): Promise<T> {
  const founding =
    at === undefined
      ? `${stepDown(database)}select found.id, app_system_time() as at from found_organization(null) as found (id)`
      : `select found.id, app_system_time() as at from found_organization_at(null, ${instant(at)}) as found (id)`;
  return inTransaction(database, [founding], (writing, { id }) => work(writing, id));
}

/**
 * Runs a change whose system time is a given past instant, to load a register with its history; only a database that was
 * opened as owner may.
 *
 * @throws if the instant is not after the organization's last change, or lies in the future
 */
export async function loadingTransaction<T>(
  database: Database,
  scope: Scope & { at: Instant },
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const opening = `select open_write_at(${who(scope)}, ${instant(scope.at)}) as at`;
  return inTransaction(database, [opening], work);
}

/** What the statement tells that opened a transaction. */
export interface Opened {
  at: Instant;
  /** of the organization, where it was founded */
  id: number;
  /** who holds the secret, where it was looked up */
  found?: Found;
}

/** Runs work in a transaction, which the first of the statements opens that can, and commits what it flushed. */
export async function inTransaction<T>(
  database: Database,
  opening: string[],
  work: (writing: Writing, opened: Opened) => Promise<T>,
): Promise<T> {
  const em = database.orm.em.fork() as EntityManager;
  await em.begin();
  try {
    const db = em.getKysely<Tables>();
    const found = await opened(opening, (one) => db.executeQuery<Opened>(CompiledQuery.raw(one)));
    const result = await work({ em, db, at: found.at }, found);
    await em.commit();
    return result;
  } catch (error) {
    // Where the connection broke, so does this; why it broke is the news.
    await em.rollback().catch(() => undefined);
    throw error;
  }
}

async function opened(
  statements: string[],
  run: (statement: string) => Promise<{ rows: (Opened | { at: null })[] }>,
): Promise<Opened> {
  for (const statement of statements) {
    const [row] = (await run(statement)).rows;
    // Nothing was opened for somebody who was known but has to be looked up anew.
    if (row !== undefined && row.at !== null) return row;
  }
  // Only a secret can open nothing: everything else throws in the database.
  throw new NobodyError();
}

/** Comes before every opening statement but those of a load, which step down themselves. */
export const stepDown = ({ stepDownTo }: Database): string =>
  stepDownTo === null ? "" : `set local role ${stepDownTo}; `;

// Opening statements carry their values in their text, so that they can travel with `begin`; nothing but these gets in.
export const who = ({ organizationId, userId }: Scope): string =>
  `${integer(organizationId)}, ${integer(userId)}`;

function integer(value: number | null): string {
  if (value === null) return "null";
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 31)
    throw new RangeError(`${value} is no identifier.`);
  return value.toString();
}

export function instant(value: Instant | undefined): string {
  return value === undefined ? "null" : `'${Instant.parse(value)}'`;
}
