import { writeTransaction } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Call, Deps } from "../call/context.ts";
import { checkPassword } from "./check-password.ts";
import { hashPassword } from "./password.ts";

/**
 * Gives a person another password, for the one that there is. All sessions of theirs end.
 *
 * @throws DomainError Invalid when the pair of name and password is wrong, RateLimited after too many guesses
 */
export async function changePassword(
  deps: Deps,
  call: Pick<Call, "address" | "dialect">,
  { newPassword, ...given }: { username: string; password: string; newPassword: string },
): Promise<void> {
  const { organization_id: organizationId, user_id: userId } = await checkPassword(deps, call, given);
  const hash = await hashPassword(newPassword);
  await writeTransaction(deps.database, { organizationId, userId }, async ({ db }) => {
    await sql`update user_secret set password_hash = ${hash}
      where organization_id = ${organizationId} and user_id = ${userId}`.execute(db);
  });
}
