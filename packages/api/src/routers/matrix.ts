import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, wholeList } from "../input.ts";
import { reading } from "../reading.ts";
import { listMatrices } from "../reads/matrix.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { query, router } from "../trpc.ts";

export const matrix = router({
  list: query.input(z.object({ ...inProject, ...page })).query(
    reading(async (read, { projectId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listMatrices(read, [sql`matrix.project_id = ${id}`], input);
    }),
  ),
  get: query.input(z.object({ ...inProject, ...byId })).query(
    reading(async (read, { projectId, id }) => {
      const project = await projectFor(read, projectId, "project.read");
      const [found] = (
        await listMatrices(read, [sql`matrix.project_id = ${project}`, refersTo("matrix", id)], wholeList)
      ).rows;
      if (found === undefined) throw notFound("matrix");
      return found;
    }),
  ),
});
