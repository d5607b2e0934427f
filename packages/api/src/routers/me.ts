import { notFound, type User } from "@riskloom/domain";
import { sql } from "kysely";
import { wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { listUsers } from "../reads/user.ts";
import { query, router } from "../trpc.ts";

export const me = router({
  /** The user whose credential makes the call. */
  get: query.query(reading(getMe)),
  /** What the caller may do: its role in the organization and in each project. */
  rights: query.query(
    reading(async ({ caller }) => ({
      role: caller.role,
      apiAccess: caller.apiAccess,
      confidentialAccess: caller.confidentialAccess,
      projects: [...caller.projects].map(([projectId, member]) => ({ projectId, ...member })),
    })),
  ),
});

async function getMe(read: Read): Promise<User> {
  const [user] = (await listUsers(read, [sql`user_account.id = ${read.caller.userId}`], wholeList)).rows;
  if (user === undefined) throw notFound("user");
  return user;
}
