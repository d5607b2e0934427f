import { createHash } from "node:crypto";
import { conflict } from "@riskloom/domain";
import type { Db } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Caller } from "./auth/caller.ts";

interface Request {
  db: Db;
  caller: Caller;
  key: string | undefined;
  request: { path: string; input: unknown };
}

/**
 * Does the work of a request with an idempotency key once, and answers every repeat with the first answer. Repeats at the
 * same time wait for the first one, since writers of one organization take turns.
 *
 * @throws DomainError Conflict, with issue `keyReused`, when the key came with another request before
 */
export async function answerOnce<Output>(
  { db, caller, key, request }: Request,
  work: () => Promise<Output>,
): Promise<Output> {
  if (key === undefined) return work();
  // what one program did is no answer to another
  const { appId } = caller;
  const text = JSON.stringify(appId === null ? request : { ...request, appId });
  const fingerprint = createHash("sha256").update(text).digest("base64url");
  const { rows } = await sql<{ fingerprint: string; answer: { output?: Output } }>`
    select fingerprint, answer from idempotency_key
    where organization_id = ${caller.organizationId} and user_id = ${caller.userId} and key = ${key}`.execute(
    db,
  );
  const first = rows[0];
  if (first !== undefined) {
    if (first.fingerprint !== fingerprint)
      throw conflict("This idempotency key was used with another request.", { path: [], code: "keyReused" });
    return first.answer.output as Output;
  }
  const output = await work();
  await sql`insert into idempotency_key (organization_id, user_id, key, fingerprint, answer)
    values (${caller.organizationId}, ${caller.userId}, ${key}, ${fingerprint}, ${JSON.stringify({ output })})`.execute(
    db,
  );
  return output;
}
