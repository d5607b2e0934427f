import { forbidden, ProjectDraft } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { byId, inProject, page, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { listRows } from "../reads/list-rows.ts";
import { projectFor, projectRow, visibleProjects } from "../reads/project.ts";
import { listUsers, membersOf } from "../reads/user.ts";
import { chooseRiskLevel } from "../services/choose-risk-level.ts";
import { createProject } from "../services/create-project.ts";
import { templateNames } from "../services/matrix-templates.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

export const project = router({
  list: query.input(z.object(page)).query(
    reading((read, input) =>
      listRows<"project", { organizationId: number }>(read, "project", {
        where: [sql`project.id = any(${visibleProjects(read)})`],
        page: input,
        select: sql`project.organization_id as "organizationId"`,
      }),
    ),
  ),
  get: query.input(z.object(byId)).query(reading((read, { id }) => projectRow(read, id, "project.read"))),
  users: query.input(z.object({ ...inProject, ...page })).query(
    reading(async (read, { projectId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listUsers(read, [membersOf(id)], input);
    }),
  ),
  /** A project from a template; whoever makes it becomes its administrator. */
  create: mutation.input(ProjectDraft.extend({ template: z.enum(templateNames) })).mutation(
    writing(async (write, { template, ...draft }) => {
      if (!may(write.caller, "organization.administer")) throw forbidden();
      return createProject(write, draft, template);
    }),
  ),
  /** The risk level of the project as a whole, or none. */
  chooseRiskLevel: mutation.input(z.object({ ...inProject, riskLevelId: Ref.nullable() })).mutation(
    writing(async (write, { projectId, riskLevelId }) => {
      const id = await projectFor(write, projectId, "project.administer");
      await chooseRiskLevel(write, id, riskLevelId);
      return projectRow(write, id, "project.read");
    }),
  ),
});
