import { notFound, type User } from "@riskloom/domain";
import { sql } from "kysely";
import { inOrganization } from "../../input/path.ts";
import { read } from "../../call/procedures.ts";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listUsers } from "../../reads/access/user.ts";
import { router } from "../../call/trpc.ts";

export const me = router({
  get: read("organization.read", inOrganization)
    .meta({ says: "Answers who is calling." })
    .query(({ ctx }) => getMe(ctx)),
  rights: read("organization.read", inOrganization)
    .meta({ says: "Answers what the caller may do, in the organization and in each project." })
    .query(({ ctx: { caller } }) => ({
      role: caller.role,
      apiAccess: caller.apiAccess,
      confidentialAccess: caller.confidentialAccess,
      projects: [...caller.projects].map(([projectId, member]) => ({ projectId, ...member })),
    })),
});

async function getMe(ctx: Read): Promise<User> {
  const [user] = (await listUsers(ctx, [sql`user_account.id = ${ctx.caller.userId}`], wholeList)).rows;
  if (user === undefined) throw notFound("user");
  return user;
}
