import { createHmac } from "node:crypto";
import { writeTransaction } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Call, Deps } from "../call/context.ts";
import { type Candidate, checkPassword } from "./check-password.ts";
import { secretHash } from "./secret-hash.ts";

/**
 * Answers a user's token for name and password, the same each time until it is revoked. Through a REST dialect it takes access to
 * it; to come in by tRPC, none.
 *
 * @throws DomainError Invalid when the pair is wrong or the user has no such access, RateLimited after too many guesses
 */
export async function login(
  deps: Deps,
  call: Pick<Call, "address" | "dialect">,
  given: { username: string; password: string },
): Promise<{ token: string }> {
  const candidate = await checkPassword(deps, call, given);
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
