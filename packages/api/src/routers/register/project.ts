import { ProjectDraft } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { inOrganization } from "../../input/path.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, Ref } from "../../input/ref.ts";
import { listRows } from "../../sql/list-rows.ts";
import { projectFor, projectRow, visibleProjects } from "../../reads/register/project.ts";
import { listUsers, membersOf } from "../../reads/access/user.ts";
import { chooseRiskLevel } from "../../services/service/choose-risk-level.ts";
import { createProject } from "../../services/register/create-project.ts";
import { templateNames } from "../../services/register/matrix-templates.ts";
import { router } from "../../call/trpc.ts";

const one = inOrganization.to(byId, async (ctx, { id }) => ({
  projectId: await projectFor(ctx, id, "project.read"),
}));

export const project = router({
  list: read("organization.read", inOrganization, z.object(page))
    .meta({ says: "Lists the projects that the caller sees." })
    .query(({ ctx, input }) =>
      listRows<"project", { organizationId: number }>(ctx, "project", {
        where: [sql`project.id = any(${visibleProjects(ctx)})`],
        page: input,
        select: sql`project.organization_id as "organizationId"`,
      }),
    ),
  get: read("project.read", one)
    .meta({ says: "Answers one project." })
    .query(({ ctx }) => projectRow(ctx, ctx.path.projectId, "project.read")),
  users: read("project.read", inProject, z.object(page))
    .meta({ says: "Lists the members of a project." })
    .query(({ ctx, input }) => listUsers(ctx, [membersOf(ctx.path.projectId)], input)),
  create: write(
    "organization.administer",
    inOrganization,
    ProjectDraft.extend({ template: z.enum(templateNames) }),
  )
    .meta({ says: "Makes a project from a template; whoever makes it becomes its administrator." })
    .mutation(({ ctx, input: { template, ...draft } }) => createProject(ctx, draft, template)),
  chooseRiskLevel: write("project.administer", inProject, z.object({ riskLevelId: Ref.nullable() }))
    .meta({
      says: "Says how risky the project is as a whole, by a level of the organization's list, or by none.",
    })
    .mutation(async ({ ctx, input }) => {
      const { projectId } = ctx.path;
      await chooseRiskLevel(ctx, projectId, input.riskLevelId);
      return projectRow(ctx, projectId, "project.read");
    }),
});
