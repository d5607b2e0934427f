import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inOrganization } from "../../input/path.ts";
import { read } from "../../call/procedures.ts";
import { byId, page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo, visibleProjects } from "../../reads/register/project.ts";
import { router } from "../../call/trpc.ts";

const one = inOrganization.to(byId, (_, { id }) => ({ id }));

export const projectGroup = router({
  list: read("organization.read", inOrganization, z.object(page))
    .meta({ says: "Lists the caller's groups of projects, of which reports are made." })
    .query(({ ctx, input }) => listRows(ctx, "project_group", { where: ownGroups(ctx), page: input })),
  get: read("organization.read", one)
    .meta({ says: "Answers one of the caller's groups of projects." })
    .query(async ({ ctx }) => {
      const where = [...ownGroups(ctx), refersTo("project_group", ctx.path.id)];
      const [found] = (await listRows(ctx, "project_group", { where, page: wholeList })).rows;
      if (found === undefined) throw notFound("project group");
      return found;
    }),
});

/** A user's own tree; a leaf of a project that the user may not see any more is not shown. */
const ownGroups = (ctx: Read): Condition[] => [
  sql`project_group.user_id = ${ctx.caller.userId}`,
  sql`(project_group.project_id is null or project_group.project_id = any(${visibleProjects(ctx)}))`,
];
