import { createHmac } from "node:crypto";
import { invalid, rateLimited } from "@riskloom/domain";
import { writeTransaction } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Deps } from "../context.ts";
import { verifyPassword } from "./password.ts";
import { secretHash } from "./secret-hash.ts";

/** Wrong passwords of one name within a quarter of an hour after which it is refused unheard. */
const maxFailures = 10;

/**
 * Answers a user's token for name and password, the same each time until it is revoked.
 *
 * @throws DomainError Invalid when the pair is wrong or the user has no API access, RateLimited after too many failures
 */
export async function login(
  deps: Deps,
  { username, password }: { username: string; password: string },
): Promise<{ token: string }> {
  const db = deps.database.kysely;
  const failures = await sql<{ n: number }>`select login_failures(${username}, false) as n`.execute(db);
  if ((failures.rows[0]?.n ?? 0) >= maxFailures) throw rateLimited(15 * 60);
  const { rows } = await sql<Candidate>`select * from login_candidate(${username})`.execute(db);
  const candidate = rows[0];
  const right = await verifyPassword(password, candidate?.password_hash ?? null);
  // The passwords of the demo register are published, like its other credentials.
  const published = candidate?.demo === true && !deps.demo;
  if (!right || !candidate?.api_access || published) {
    await sql`select login_failures(${username}, true)`.execute(db);
    throw invalid({
      path: [],
      code: "rule",
      params: { message: "Unable to log in with provided credentials." },
    });
  }
  await sql`select login_succeeded(${username})`.execute(db);
  const token = loginToken(deps.installationSecret, candidate.user_uid, candidate.token_generation);
  await keepToken(deps, candidate, token);
  return { token };
}

/** The head of HMAC-SHA-256 over user and generation: 40 hex digits, as clients of this kind of token expect. */
export function loginToken(installationSecret: string, userUid: string, generation: number): string {
  return createHmac("sha256", installationSecret)
    .update(`${userUid}:${generation}`)
    .digest("hex")
    .slice(0, 40);
}

async function keepToken(deps: Deps, candidate: Candidate, token: string): Promise<void> {
  const scope = { organizationId: candidate.organization_id, userId: candidate.user_id };
  const hash = secretHash(token);
  await writeTransaction(deps.database, scope, async ({ db }) => {
    await sql`insert into credential (organization_id, user_id, kind, label, secret_hash, demo)
      values (${scope.organizationId}, ${scope.userId}, 'personalToken', 'Login', ${hash}, ${candidate.demo})
      on conflict (secret_hash) do nothing`.execute(db);
  });
}

interface Candidate {
  organization_id: number;
  user_id: number;
  user_uid: string;
  api_access: boolean;
  password_hash: string | null;
  token_generation: number;
  /** one of the demo register's people */
  demo: boolean;
}
