import {
  type EvaluationDraft,
  type EvaluationPatch,
  type EvaluationType,
  type Issue,
  type Matrix,
} from "@riskloom/domain";
import { Evaluation, uuidV7 } from "@riskloom/persistence";
import { positionOfScore } from "@riskloom/risk-math";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import { listMatrices } from "../../reads/register/matrix.ts";
import { unknown } from "../../reads/register/project.ts";
import type { Condition } from "../../sql/list-rows.ts";
import type { Write } from "../../call/writing.ts";
import { checked, figureNames, figuresOf, noFigures, placementOf } from "./placement.ts";

/**
 * Adds the evaluation of a risk on a matrix to the unit of work. One exists per risk, matrix and type. The faults of the request
 * tell of all that is wrong with it.
 */
export async function evaluateRisk(
  write: Write,
  projectId: number,
  draft: EvaluationDraft,
): Promise<Evaluation> {
  const { organizationId } = write.caller;
  const { riskId, type, cellId } = draft;
  const own = { organizationId, uid: uuidV7(), projectId, riskId, type };
  const matrix = await matrixOf(write, projectId, draft);
  if (matrix === undefined) {
    // nothing comes of it, but what is wrong with the rest is told with it
    const unplaced = { matrixId: 0, cellId: null, frequencyScore: null, consequenceScore: null };
    return write.em.create(Evaluation, { ...own, ...unplaced, ...checked(write.faults, draft) });
  }
  const key = { riskId, matrixId: matrix.id, type };
  if ((await findEvaluation(write, key)) !== null) write.faults.add(taken);
  const placement = placementOf(write.faults, matrix, { cellId, figures: draft });
  return write.em.create(Evaluation, { ...own, matrixId: matrix.id, ...placement });
}

const taken: Issue = { path: [], code: "notUnique", params: { fields: ["riskId", "matrixId", "type"] } };

/** The evaluation of a risk on a matrix of one type, in the unit of work; null when there is none. */
export function findEvaluation(
  { em, caller }: Write,
  key: { riskId: number; matrixId: number; type: EvaluationType },
): Promise<Evaluation | null> {
  return em.findOne(Evaluation, { ...key, organizationId: caller.organizationId });
}

/**
 * Applies changes to an evaluation in the unit of work. What is given as it stands changes nothing: scores between two classes
 * stay as they were written, figures too where they are none that would be taken today.
 */
export async function reevaluateRisk(
  write: Write,
  evaluation: Evaluation,
  { type, ...patch }: EvaluationPatch,
): Promise<void> {
  const { projectId, matrixId, riskId } = evaluation;
  if (type !== undefined && type !== evaluation.type) {
    if ((await findEvaluation(write, { riskId, matrixId, type })) !== null) write.faults.add(taken);
    evaluation.type = type;
  }
  const names = ["cellId", ...figureNames.flat()] as const;
  if (names.every((name) => patch[name] === undefined || patch[name] === (evaluation[name] ?? null))) return;
  const matrix = await matrixOf(write, projectId, { matrixId, cellId: null });
  if (matrix === undefined) return;
  const changed = figuresOf(patch);
  // New figures on an explicit matrix place the risk anew; a new cell on another brings its classes' figures.
  const follows = matrix.explicitEvaluation && Object.keys(changed).length > 0;
  const cellId = patch.cellId === undefined ? (follows ? null : (evaluation.cellId ?? null)) : patch.cellId;
  const kept = matrix.explicitEvaluation || cellId === evaluation.cellId ? figuresOf(evaluation) : {};
  const figures = { ...kept, ...changed };
  const { frequencyScore, consequenceScore, ...placement } = placementOf(write.faults, matrix, {
    cellId,
    figures,
    standing: figuresOf(evaluation),
  });
  // A cell tells no more of a score than its class: while the risk stays in it, so does the score.
  const moved = placement.cellId !== (evaluation.cellId ?? null);
  write.em.assign(evaluation, { ...placement, ...(moved && { frequencyScore, consequenceScore }) });
}

/**
 * Writes a pair of 0 to 10 scores on a project's primary matrix, exactly as given; the cell follows from them, and a pair
 * with a 0 has none.
 */
export async function scoreRisk(
  write: Write,
  {
    projectId,
    matrixId,
    riskId,
    type,
  }: { projectId: number; matrixId: number; riskId: number; type: EvaluationType },
  scores: { frequency: number; consequence: number },
): Promise<void> {
  const matrix = await matrixOf(write, projectId, { matrixId, cellId: null });
  if (matrix === undefined) return;
  const row = positionOfScore(scores.frequency, matrix.rows);
  const column = positionOfScore(scores.consequence, matrix.columns);
  const cell = matrix.cells.find((candidate) => candidate.row === row && candidate.column === column);
  write.em.create(Evaluation, {
    organizationId: write.caller.organizationId,
    uid: uuidV7(),
    projectId,
    riskId,
    matrixId,
    type,
    ...placementOf(write.faults, matrix, { cellId: cell?.id ?? null, figures: noFigures }),
    frequencyScore: scores.frequency,
    consequenceScore: scores.consequence,
  });
}

/**
 * The matrix that is named, or that has the cell that is. Where there is none the faults of the request tell, of a cell that no
 * matrix of the project has too.
 */
async function matrixOf(
  write: Write,
  projectId: number,
  { matrixId, cellId = null }: { matrixId?: number | undefined; cellId?: number | null },
): Promise<Matrix | undefined> {
  const { faults } = write;
  const where = async (which: Condition) =>
    (await listMatrices(write, [sql`matrix.project_id = ${projectId}`, which], wholeList)).rows[0];
  const named = matrixId === undefined ? undefined : await where(sql`matrix.id = ${matrixId}`);
  if (named !== undefined) return named;
  if (matrixId !== undefined) faults.add(unknown("matrixId", matrixId, "matrix"));
  if (cellId === null) {
    const params = { fields: ["matrixId", "cellId"] };
    if (matrixId === undefined) faults.add({ path: ["cellId"], code: "required", params });
    return undefined;
  }
  const holder = await where(
    sql`exists (select from matrix_cell c where c.matrix_id = matrix.id and c.id = ${cellId})`,
  );
  if (holder === undefined) faults.add(unknown("cellId", cellId, "cell"));
  return matrixId === undefined ? holder : undefined;
}
