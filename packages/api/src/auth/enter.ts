import { forbidden, type Instant, unauthenticated } from "@riskloom/domain";
import { type Found, NobodyError, readAs, type Reading, writeAs, type Writing } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Call, Context } from "../context.ts";
import type { Caller } from "./caller.ts";
import { secretHash } from "./secret-hash.ts";

/**
 * Opens a read for whoever makes the call; through a REST dialect only with access to it.
 *
 * @throws DomainError Unauthenticated, Forbidden
 */
export function enterToRead<T>(
  ctx: Context,
  asOf: Instant | undefined,
  work: (reading: Reading, caller: Caller) => Promise<T>,
): Promise<T> {
  if (ctx.within !== undefined) return work(ctx.within.writing, ctx.within.caller);
  return entering(ctx, (hash, admit) =>
    readAs(ctx.deps.database, { secretHash: hash, asOf }, (reading, found) => work(reading, admit(found))),
  );
}

/** Opens a write for whoever makes the call. @throws DomainError Unauthenticated, Forbidden */
export function enterToWrite<T>(
  ctx: Context,
  work: (writing: Writing, caller: Caller) => Promise<T>,
): Promise<T> {
  if (ctx.within !== undefined) return work(ctx.within.writing, ctx.within.caller);
  return entering(ctx, (hash, admit) =>
    writeAs(ctx.deps.database, { secretHash: hash }, (writing, found) => work(writing, admit(found))),
  );
}

async function entering<T>(
  { call, deps }: Context,
  open: (hash: Buffer, admit: (found: Found) => Caller) => Promise<T>,
): Promise<T> {
  if (call.secret === null || call.secret.token === "") throw unauthenticated();
  let unused: number | null = null;
  const admit = (found: Found) => {
    const caller = admitted(found, call, deps.demo);
    if (found.used_recently !== true) unused = found.credential_id;
    return caller;
  };
  try {
    return await open(secretHash(call.secret.token), admit);
  } catch (error) {
    throw error instanceof NobodyError ? unauthenticated() : error;
  } finally {
    // At most once a minute, so that reading stays reading.
    if (unused !== null) await sql`select note_use(${unused})`.execute(deps.database.kysely);
  }
}

function admitted(found: Found, { secret, dialect, appId }: Call, demo: boolean): Caller {
  if (found.demo && !demo) throw unauthenticated();
  if (secret?.kind === "basic" && secret.email.toLowerCase() !== found.email.toLowerCase())
    throw unauthenticated();
  if (dialect !== undefined && !found.api_access) throw forbidden("API access has not been granted to you.");
  return {
    userId: found.user_id,
    userUid: found.user_uid,
    email: found.email,
    fullName: found.full_name,
    organizationId: found.organization_id,
    organizationUid: found.organization_uid,
    defaultProjectId: found.default_project_id,
    role: found.role,
    apiAccess: found.api_access,
    confidentialAccess: found.confidential_access,
    projects: new Map(
      Object.entries(found.projects ?? {}).map(([id, [role, apiAccess]]) => [
        Number(id),
        { role, apiAccess },
      ]),
    ),
    dialect: dialect ?? null,
    appId: appId ?? null,
  };
}
