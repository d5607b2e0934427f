import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, page, wholeList } from "../input.ts";
import { reading } from "../reading.ts";
import { listRows } from "../reads/list-rows.ts";
import { projectFor } from "../reads/project.ts";
import { onVisibleRisk } from "../reads/visible-risk.ts";
import { query, router } from "../trpc.ts";

export const riskTag = router({
  list: query.input(z.object({ ...inProject, ...page })).query(
    reading(async (read, { projectId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listRows(read, "risk_tag", {
        where: [sql`risk_tag.project_id = ${id}`, onVisibleRisk(read, "risk_tag")],
        page: input,
      });
    }),
  ),
  get: query.input(z.object({ ...inProject, id: z.int() })).query(
    reading(async (read, { projectId, id }) => {
      const project = await projectFor(read, projectId, "project.read");
      const where = [
        sql`risk_tag.project_id = ${project}`,
        sql`risk_tag.id = ${id}`,
        onVisibleRisk(read, "risk_tag"),
      ];
      const [found] = (await listRows(read, "risk_tag", { where, page: wholeList })).rows;
      if (found === undefined) throw notFound("risk tag");
      return found;
    }),
  ),
});
