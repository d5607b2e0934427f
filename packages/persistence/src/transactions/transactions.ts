import type { EntityManager } from "@mikro-orm/postgresql";
import { Instant } from "@riskloom/domain";
import { CompiledQuery } from "kysely";
import type { Database } from "../database.ts";
import { type CredentialHolder, UnknownCredentialError } from "./credential-holder.ts";
import { longMark, pastMark } from "../pool/lean-client.ts";
import { isLostConnection } from "../pool/outage.ts";
import type { Db, Tables } from "../schema/tables.ts";

/** For whom and, when reading, as of when; `userId` null is the installation itself. */
export interface Scope {
  organizationId: number;
  userId: number | null;
}

/** What is read: the register now, or as it was at an instant; `long` work, such as a report, has limits of its own. */
export interface Moment {
  asOf?: Instant | undefined;
  long?: boolean | undefined;
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
 * `asOf` where that is earlier. Where its connection breaks, the work is done once more on another one.
 *
 * @throws if there is no such organization
 */
export async function readTransaction<T>(
  database: Database,
  scope: Scope & Moment,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  const { asOf, long } = scope;
  const opening = `${stepDown(database)}select open_read(${who(scope)}, ${instant(asOf)}) as at`;
  const how = { opening: [opening], past: asOf !== undefined, long };
  return database.shares.during(scope.organizationId, long === true ? "long" : "read", () =>
    inSnapshot(database, how, work),
  );
}

interface Snapshot {
  opening: string[];
  past: boolean;
  long?: boolean | undefined;
}

/** Runs work on one snapshot, which the first of the statements opens that can; once more where the connection breaks. */
export async function inSnapshot<T>(
  database: Database,
  how: Snapshot,
  work: (reading: Reading, opened: Opened) => Promise<T>,
): Promise<T> {
  return onSnapshot(database, how, work).catch((error: unknown) => {
    if (isLostConnection(error)) return onSnapshot(database, how, work);
    throw error;
  });
}

function onSnapshot<T>(
  database: Database,
  how: Snapshot,
  work: (reading: Reading, opened: Opened) => Promise<T>,
): Promise<T> {
  const marks = `${how.long === true ? longMark : ""}${how.past ? pastMark : ""}`;
  return new Promise((resolve, reject) => {
    const answer = database.kysely.connection().execute(async (db) => {
      const run = (statement: string) => db.executeQuery<Opened>(CompiledQuery.raw(statement));
      try {
        await run(`${marks}begin isolation level repeatable read read only`);
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
  const opening = `${stepDown(database)}select open_write(${who(scope)}) as at`;
  return database.shares.during(scope.organizationId, "write", () =>
    inTransaction(database, [opening], work),
  );
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
  found?: CredentialHolder;
}

/** Runs work in a transaction, which the first of the statements opens that can, and commits what it flushed. */
export async function inTransaction<T>(
  database: Database,
  opening: string[],
  work: (writing: Writing, opened: Opened) => Promise<T>,
): Promise<T> {
  // Only a flush writes: what a look wrote in passing would be missing in the log.
  const em = database.orm.em.fork({ flushMode: "commit" }) as EntityManager;
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
  throw new UnknownCredentialError();
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
