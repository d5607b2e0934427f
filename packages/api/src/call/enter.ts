import { forbidden, unauthenticated } from "@riskloom/domain";
import {
  type CredentialHolder,
  type Moment,
  UnknownCredentialError,
  outageOf,
  readAs,
  type Reading,
  refuseAs,
  writeAs,
  type Writing,
} from "@riskloom/persistence";
import { sql } from "kysely";
import type { Call, Context } from "./context.ts";
import type { Caller } from "../auth/caller.ts";
import { secretHash } from "../auth/secret-hash.ts";

/**
 * Opens a read for whoever makes the call; through a REST dialect only with access to it.
 *
 * @throws DomainError Unauthenticated, Forbidden
 */
export function enterToRead<T>(
  ctx: Context,
  moment: Moment,
  work: (reading: Reading, caller: Caller) => Promise<T>,
): Promise<T> {
  if (ctx.within !== undefined) return work(ctx.within.writing, ctx.within.caller);
  return entering(ctx, (hash, admit) =>
    readAs(ctx.deps.database, { secretHash: hash, ...moment }, (reading, found) =>
      work(reading, admit(found)),
    ),
  );
}

/**
 * Opens a write for whoever makes the call. One that is `doomed` will be refused whatever it does: it only looks at the register,
 * and keeps nobody waiting. @throws DomainError Unauthenticated, Forbidden
 */
export function enterToWrite<T>(
  ctx: Context & { doomed?: boolean },
  work: (writing: Writing, caller: Caller) => Promise<T>,
): Promise<T> {
  if (ctx.within !== undefined) return work(ctx.within.writing, ctx.within.caller);
  const open = ctx.doomed === true ? refuseAs : writeAs;
  return entering(ctx, (hash, admit) =>
    open(ctx.deps.database, { secretHash: hash }, (writing, found) => work(writing, admit(found))),
  );
}

async function entering<T>(
  { call, deps, seen }: Context,
  open: (hash: Buffer, admit: (found: CredentialHolder) => Caller) => Promise<T>,
): Promise<T> {
  if (call.secret === null || call.secret.token === "") throw unauthenticated();
  let unused: number | null = null;
  const admit = (found: CredentialHolder) => {
    seen.organizationId = found.organization_id;
    const caller = admitted(found, call, deps.demo);
    if (found.used_recently !== true) unused = found.credential_id;
    return caller;
  };
  try {
    return await open(secretHash(call.secret.token), admit);
  } catch (error) {
    throw error instanceof UnknownCredentialError ? unauthenticated() : error;
  } finally {
    // At most once a minute, so that reading stays reading.
    if (unused !== null) await noteUse(deps, unused);
  }
}

/** What was asked for is done or not, whether or not its use can be noted. */
async function noteUse({ database }: Context["deps"], credential: number): Promise<void> {
  await sql`select note_use(${credential})`.execute(database.kysely).catch((error: unknown) => {
    if (outageOf(error) === null) throw error;
  });
}

function admitted(found: CredentialHolder, { secret, dialect, appId }: Call, demo: boolean): Caller {
  if (found.demo && !demo) throw unauthenticated();
  // a session is a person's at this API, and nobody's at an interface for programs
  if (found.kind === "session" && dialect !== undefined) throw unauthenticated();
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
