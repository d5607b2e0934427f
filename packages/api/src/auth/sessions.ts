import { type Instant, notFound } from "@riskloom/domain";
import { writeTransaction } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Call, Deps } from "../call/context.ts";
import { newSecret } from "../installation/issue-credential.ts";
import type { Read } from "../call/reading.ts";
import type { Write } from "../call/writing.ts";
import { checkPassword } from "./check-password.ts";
import { secretHash } from "./secret-hash.ts";

/** How long a person stays logged in, in hours, and without doing anything, in minutes. */
export const sessionLimits = { hours: 12, idleMinutes: 30 } as const;

/** A session as its owner sees it; the secret is told once, when it is opened. */
export interface Session {
  id: number;
  label: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  expiresAt: Instant;
  /** whether it is the one that asks */
  current: boolean;
}

/**
 * Logs a person in for a while.
 *
 * @throws DomainError Invalid when the pair of name and password is wrong, RateLimited after too many guesses
 */
export async function openSession(
  deps: Deps,
  call: Pick<Call, "address" | "dialect">,
  { label, ...given }: { username: string; password: string; label: string },
): Promise<{ id: number; secret: string; expiresAt: Instant; idleMinutes: number }> {
  const { organization_id: organizationId, user_id: userId, demo } = await checkPassword(deps, call, given);
  const secret = newSecret("session");
  const { hours, idleMinutes } = sessionLimits;
  const opened = await writeTransaction(deps.database, { organizationId, userId }, async ({ db }) => {
    const { rows } = await sql<{ id: number; expiresAt: Instant }>`
      insert into credential (organization_id, user_id, kind, label, secret_hash, demo, expires_at, idle_minutes)
      values (${organizationId}, ${userId}, 'session', ${label}, ${secretHash(secret)}, ${demo},
        clock_timestamp() + make_interval(hours => ${hours}), ${idleMinutes})
      returning id, expires_at as "expiresAt"`.execute(db);
    return rows[0];
  });
  if (opened === undefined) throw notFound("session");
  return { ...opened, secret, idleMinutes };
}

/** The caller's sessions that go on, the newest first. */
export async function listSessions({ db, caller }: Read, secret: Call["secret"]): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select id, label, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt",
      secret_hash = ${secretHash(secret?.token ?? "")} as current
    from credential where ${goesOn(caller)} order by id desc`.execute(db);
  return rows;
}

/**
 * Ends one session of the caller, or the one that asks.
 *
 * @throws DomainError NotFound where none goes on
 */
export async function endSession(
  { db, caller, faults }: Write,
  which: { id: number } | { secret: Call["secret"] },
): Promise<void> {
  const one =
    "id" in which ? sql`id = ${which.id}` : sql`secret_hash = ${secretHash(which.secret?.token ?? "")}`;
  const found = sql`${goesOn(caller)} and ${one}`;
  // what will be refused ends nothing, and is told whether there is one
  const { rows } = await (
    faults.any
      ? sql`select id from credential where ${found}`
      : sql`update credential set revoked_at = clock_timestamp() where ${found} returning id`
  ).execute(db);
  if (rows.length === 0) throw notFound("session");
}

const goesOn = ({ organizationId, userId }: Read["caller"]) => sql`
  organization_id = ${organizationId} and user_id = ${userId} and kind = 'session' and revoked_at is null
  and expires_at > clock_timestamp() and coalesce(last_used_at, created_at) > clock_timestamp() - make_interval(mins => idle_minutes)`;
