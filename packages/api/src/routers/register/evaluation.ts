import { EvaluationDraft, EvaluationPatch, notFound } from "@riskloom/domain";
import { Evaluation } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type EvaluationRow, listEvaluations, withMatrices } from "../../reads/register/evaluation.ts";
import { idIfNamed, idInBody } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import { refersTo } from "../../reads/register/project.ts";
import { onVisibleRisk } from "../../reads/register/visible-risk.ts";
import { evaluateRisk, reevaluateRisk } from "../../services/register/evaluate-risk.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const include = z.object({ matrix: z.boolean() }).partial().optional();
type Include = z.infer<typeof include>;

const onMatrix = inProject.to({ matrixId: Ref.optional() }, async (ctx, { matrixId }, { projectId }) => ({
  matrixId: await idIfNamed(ctx, "matrix", projectId, matrixId),
}));
const one = inProject.of(byId, (ctx, { projectId, id }) => getEvaluation(ctx, projectId, id, undefined));

export const evaluation = router({
  list: read("project.read", onMatrix, z.object({ ...page, include }))
    .meta({ says: "Lists the evaluations of a project; with a matrix, those on that matrix." })
    .query(async ({ ctx, input: { include: wanted, ...input } }) => {
      const { projectId, matrixId } = ctx.path;
      const where = [ofProject("evaluation", projectId), onVisibleRisk(ctx, "evaluation")];
      if (matrixId !== undefined) where.push(sql`evaluation.matrix_id = ${matrixId}`);
      const found = await listEvaluations(ctx, where, input);
      if (wanted?.matrix === true) await withMatrices(ctx, found.rows);
      return found;
    }),
  get: read("project.read", one, z.object({ include }))
    .meta({ says: "Answers one evaluation." })
    .query(({ ctx, input }) => getEvaluation(ctx, ctx.path.projectId, ctx.path.id, input.include)),
  create: write("project.write", inProject, EvaluationDraft.extend({ riskId: Ref, include }))
    .meta({
      says: "Places a risk on a matrix: by a cell, by estimates of frequency and consequence, or by both.",
    })
    .mutation(async ({ ctx, input: { riskId: ref, include: wanted, ...draft } }) => {
      const { projectId } = ctx.path;
      const riskId = await idInBody(ctx, "risk", projectId, { ref, key: "riskId" });
      const created = await evaluateRisk(ctx, projectId, { ...draft, riskId });
      await ctx.flush();
      return getEvaluation(ctx, projectId, created.id, wanted);
    }),
  update: write("project.write", one, z.object({ patch: EvaluationPatch, include }))
    .meta({ says: "Moves an evaluation; what is not named stays, to the last digit." })
    .mutation(async ({ ctx, input }) => {
      const record = await load(ctx, ctx.path);
      await reevaluateRisk(ctx, record, input.patch);
      await ctx.flush();
      return getEvaluation(ctx, record.projectId, record.id, input.include);
    }),
  remove: write("project.write", one)
    .meta({ says: "Takes an evaluation away." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path));
    }),
});

async function getEvaluation(
  ctx: Read,
  projectId: number,
  ref: Ref,
  wanted: Include,
): Promise<EvaluationRow> {
  const where = [
    sql`evaluation.project_id = ${projectId}`,
    refersTo("evaluation", ref),
    onVisibleRisk(ctx, "evaluation"),
  ];
  const { rows } = await listEvaluations(ctx, where, wholeList);
  const [found] = wanted?.matrix === true ? await withMatrices(ctx, rows) : rows;
  if (found === undefined) throw notFound("evaluation");
  return found;
}

async function load(ctx: Write, { projectId, id }: { projectId: number; id: Ref }): Promise<Evaluation> {
  const { id: visible } = await getEvaluation(ctx, projectId, id, undefined);
  return loadRecord(ctx, Evaluation, { id: visible, kind: "evaluation" });
}
