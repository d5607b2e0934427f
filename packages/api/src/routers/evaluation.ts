import { EvaluationDraft, EvaluationPatch, notFound } from "@riskloom/domain";
import { Evaluation } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, Ref, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { type EvaluationRow, listEvaluations, withMatrices } from "../reads/evaluation.ts";
import { idInBody, idInPath } from "../reads/id-in.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { onVisibleRisk } from "../reads/visible-risk.ts";
import { evaluateRisk, reevaluateRisk } from "../services/evaluate-risk.ts";
import { loadRecord } from "../services/load-record.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const include = z.object({ matrix: z.boolean() }).partial().optional();
type Include = z.infer<typeof include>;
const one = z.object({ ...inProject, ...byId });

export const evaluation = router({
  list: query.input(z.object({ ...inProject, ...page, matrixId: Ref.optional(), include })).query(
    reading(async (read, { projectId, matrixId, include: wanted, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      const where = [sql`evaluation.project_id = ${id}`, onVisibleRisk(read, "evaluation")];
      if (matrixId !== undefined)
        where.push(sql`evaluation.matrix_id = ${await idInPath(read, "matrix", id, matrixId)}`);
      const found = await listEvaluations(read, where, input);
      if (wanted?.matrix === true) await withMatrices(read, found.rows);
      return found;
    }),
  ),
  get: query
    .input(one.extend({ include }))
    .query(
      reading(async (read, { projectId, id, include: wanted }) =>
        getEvaluation(read, await projectFor(read, projectId, "project.read"), id, wanted),
      ),
    ),
  create: mutation.input(EvaluationDraft.extend({ ...inProject, riskId: Ref, include })).mutation(
    writing(async (write, { projectId, riskId, include: wanted, ...draft }) => {
      const id = await projectFor(write, projectId, "project.write");
      const created = await evaluateRisk(write, id, {
        ...draft,
        riskId: await idInBody(write, "risk", id, { ref: riskId, key: "riskId" }),
      });
      await write.flush();
      return getEvaluation(write, id, created.id, wanted);
    }),
  ),
  update: mutation.input(one.extend({ patch: EvaluationPatch, include })).mutation(
    writing(async (write, { projectId, id, patch, include: wanted }) => {
      const record = await load(write, { projectId, id });
      await reevaluateRisk(write, record, patch);
      await write.flush();
      return getEvaluation(write, record.projectId, record.id, wanted);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, which));
    }),
  ),
});

async function getEvaluation(
  read: Read,
  projectId: number,
  ref: Ref,
  wanted: Include,
): Promise<EvaluationRow> {
  const where = [
    sql`evaluation.project_id = ${projectId}`,
    refersTo("evaluation", ref),
    onVisibleRisk(read, "evaluation"),
  ];
  const { rows } = await listEvaluations(read, where, wholeList);
  const [found] = wanted?.matrix === true ? await withMatrices(read, rows) : rows;
  if (found === undefined) throw notFound("evaluation");
  return found;
}

async function load(write: Write, { projectId, id }: z.infer<typeof one>): Promise<Evaluation> {
  const project = await projectFor(write, projectId, "project.write");
  const { id: visible } = await getEvaluation(write, project, id, undefined);
  return loadRecord(write, Evaluation, { id: visible, kind: "evaluation" });
}
