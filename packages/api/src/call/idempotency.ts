import { createHash } from "node:crypto";
import { conflict } from "@riskloom/domain";
import type { Db } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Caller } from "../auth/caller.ts";
import type { About } from "../log/about-change.ts";

interface Request {
  db: Db;
  caller: Caller;
  key: string;
  request: { path: string; input: unknown };
}

/** The first answer to a request, and what has to be known to tell whether a repeat may have it. */
export interface Kept {
  readonly output?: unknown;
  /** what the request changed */
  readonly about?: About;
  /** whether what the request was about was gone with it */
  readonly gone?: boolean;
  /** the project in which the right to it was asked for */
  readonly projectId?: number | null;
}

/**
 * The first answer to the same request, if there was one. Requests with one key wait for each other, since writers of one
 * organization take turns.
 *
 * @throws DomainError Conflict, with issue `keyReused`, when the key came with another request before
 */
export async function firstAnswer({ db, caller, key, request }: Request): Promise<Kept | undefined> {
  const { rows } = await sql<{ fingerprint: string; answer: Kept }>`
    select fingerprint, answer from idempotency_key
    where organization_id = ${caller.organizationId} and user_id = ${caller.userId} and key = ${key}`.execute(
    db,
  );
  const first = rows[0];
  if (first !== undefined && first.fingerprint !== fingerprintOf(caller, request))
    throw conflict("This idempotency key was used with another request.", { path: [], code: "keyReused" });
  return first?.answer;
}

/** Keeps the first answer for repeats of the request. */
export async function keepAnswer({ db, caller, key, request }: Request, kept: Kept): Promise<void> {
  await sql`insert into idempotency_key (organization_id, user_id, key, fingerprint, answer)
    values (${caller.organizationId}, ${caller.userId}, ${key}, ${fingerprintOf(caller, request)}, ${JSON.stringify(kept)})`.execute(
    db,
  );
}

/** What one program did is no answer to another. */
function fingerprintOf({ appId }: Caller, request: Request["request"]): string {
  const text = JSON.stringify(appId === null ? request : { ...request, appId });
  return createHash("sha256").update(text).digest("base64url");
}
