import { notFound } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read } from "../../call/procedures.ts";
import { byId, page, wholeList } from "../../input/ref.ts";
import { listMatrices } from "../../reads/register/matrix.ts";
import { ofProject } from "../../sql/lasting.ts";
import { refersTo } from "../../reads/register/project.ts";
import { router } from "../../call/trpc.ts";

const one = inProject.to(byId, (_, { id }) => ({ id }));

export const matrix = router({
  list: read("project.read", inProject, z.object(page))
    .meta({ says: "Lists the matrices of a project, with classes, cells and colours." })
    .query(({ ctx, input }) => listMatrices(ctx, [ofProject("matrix", ctx.path.projectId)], input)),
  get: read("project.read", one)
    .meta({ says: "Answers one matrix, with classes, cells and colours." })
    .query(async ({ ctx }) => {
      const where = [sql`matrix.project_id = ${ctx.path.projectId}`, refersTo("matrix", ctx.path.id)];
      const [found] = (await listMatrices(ctx, where, wholeList)).rows;
      if (found === undefined) throw notFound("matrix");
      return found;
    }),
});
