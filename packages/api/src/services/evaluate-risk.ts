import {
  type EvaluationDraft,
  type EvaluationPatch,
  type EvaluationType,
  invalid,
  type Issue,
  type Matrix,
} from "@riskloom/domain";
import { Evaluation, uuidV7 } from "@riskloom/persistence";
import {
  placeInMatrix,
  positionOfScore,
  scoreOfPosition,
  tripleMean,
  validateTriple,
} from "@riskloom/risk-math";
import { sql } from "kysely";
import { wholeList } from "../input.ts";
import { consequenceOf, frequencyOf } from "../reads/evaluation.ts";
import { listMatrices } from "../reads/matrix.ts";
import { unknownReference } from "../reads/project.ts";
import type { Write } from "../writing.ts";

const parts = [
  ["frequencyLow", "frequencyMid", "frequencyHigh"],
  ["consequenceLow", "consequenceMid", "consequenceHigh"],
] as const;
type Figure = (typeof parts)[number][number];
type Figures = Record<Figure, number | null>;

/** Adds the evaluation of a risk on a matrix to the unit of work. One exists per risk, matrix and type. */
export async function evaluateRisk(
  write: Write,
  projectId: number,
  draft: EvaluationDraft,
): Promise<Evaluation> {
  const matrix = await matrixOf(write, projectId, draft);
  const key = { riskId: draft.riskId, matrixId: matrix.id, type: draft.type };
  await requireFree(write, key);
  return write.em.create(Evaluation, {
    organizationId: write.caller.organizationId,
    uid: uuidV7(),
    projectId,
    ...key,
    ...standing(matrix, draft.cellId, draft),
  });
}

async function requireFree(write: Write, key: Parameters<typeof findEvaluation>[1]): Promise<void> {
  if ((await findEvaluation(write, key)) !== null)
    throw invalid({ path: [], code: "notUnique", params: { fields: ["riskId", "matrixId", "type"] } });
}

/** The evaluation of a risk on a matrix of one type, in the unit of work; null when there is none. */
export function findEvaluation(
  { em, caller }: Write,
  key: { riskId: number; matrixId: number; type: EvaluationType },
): Promise<Evaluation | null> {
  return em.findOne(Evaluation, { ...key, organizationId: caller.organizationId });
}

/** Applies changes to an evaluation in the unit of work. */
export async function reevaluateRisk(
  write: Write,
  evaluation: Evaluation,
  patch: EvaluationPatch,
): Promise<void> {
  const { projectId, matrixId } = evaluation;
  const matrix = await matrixOf(write, projectId, { matrixId, cellId: null });
  const changed = figuresOf(patch);
  // New figures on an explicit matrix place the risk anew; a new cell on another brings its classes' figures.
  const follows = matrix.explicitEvaluation && Object.keys(changed).length > 0;
  const cellId = patch.cellId === undefined ? (follows ? null : (evaluation.cellId ?? null)) : patch.cellId;
  const kept = matrix.explicitEvaluation || cellId === evaluation.cellId ? figuresOf(evaluation) : {};
  const { riskId, type: was } = evaluation;
  const type = patch.type ?? was;
  if (type !== was) await requireFree(write, { riskId, matrixId, type });
  write.em.assign(evaluation, { type, ...standing(matrix, cellId, { ...kept, ...changed }) });
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
    ...standing(matrix, cell?.id ?? null, noFigures),
    frequencyScore: scores.frequency,
    consequenceScore: scores.consequence,
  });
}

const noFigures: Figures = {
  frequencyLow: null,
  frequencyMid: null,
  frequencyHigh: null,
  consequenceLow: null,
  consequenceMid: null,
  consequenceHigh: null,
};

async function matrixOf(
  write: Write,
  projectId: number,
  { matrixId, cellId }: { matrixId?: number | undefined; cellId?: number | null },
): Promise<Matrix> {
  if (matrixId === undefined && (cellId === null || cellId === undefined))
    throw invalid({ path: ["cellId"], code: "required" });
  const which =
    matrixId === undefined
      ? sql`exists (select from matrix_cell c where c.matrix_id = matrix.id and c.id = ${cellId})`
      : sql`matrix.id = ${matrixId}`;
  const [matrix] = (await listMatrices(write, [sql`matrix.project_id = ${projectId}`, which], wholeList))
    .rows;
  if (matrix === undefined)
    throw matrixId === undefined
      ? unknownReference("cellId", cellId, "cell")
      : unknownReference("matrixId", matrixId, "matrix");
  return matrix;
}

/** Cell, figures and scores that belong together: what is given, and what follows from it. */
function standing(matrix: Matrix, cellId: number | null, given: Partial<Figures>) {
  const figures = checked({ ...noFigures, ...figuresOf(given) });
  const cell = cellId === null ? placed(matrix, figures) : matrix.cells.find(({ id }) => id === cellId);
  if (cellId !== null && cell === undefined) throw unknownReference("cellId", cellId, "cell");
  const row = matrix.frequencies.find((candidate) => candidate.row === cell?.row);
  const column = matrix.consequences.find((candidate) => candidate.column === cell?.column);
  return {
    cellId: cell?.id ?? null,
    frequencyScore: scoreOfPosition(cell?.row, matrix.rows),
    consequenceScore: scoreOfPosition(cell?.column, matrix.columns),
    ...(frequencyGiven(figures)
      ? pick(figures, parts[0])
      : { frequencyLow: row?.low ?? null, frequencyMid: row?.mid ?? null, frequencyHigh: row?.high ?? null }),
    ...(consequenceGiven(figures)
      ? pick(figures, parts[1])
      : {
          consequenceLow: column?.low ?? null,
          consequenceMid: column?.mid ?? null,
          consequenceHigh: column?.high ?? null,
        }),
  };
}

/** On an explicit matrix the means of the triples say where the risk stands. */
function placed(matrix: Matrix, figures: Figures) {
  const frequency = validateTriple(frequencyOf(figures)).triple;
  const consequence = validateTriple(consequenceOf(figures)).triple;
  if (!matrix.explicitEvaluation || frequency === null || consequence === null) return undefined;
  const scales = {
    frequencies: matrix.frequencies.map(bounds),
    consequences: matrix.consequences.map(bounds),
  };
  const place = placeInMatrix(
    tripleMean(frequency, matrix.lambda),
    tripleMean(consequence, matrix.lambda),
    scales,
  );
  return matrix.cells.find(({ row, column }) => row === place?.row && column === place.column);
}

const bounds = ({ low, high }: { low: number | null; high: number | null }) => ({
  low: low ?? 0,
  high: high ?? 0,
});

/** Refuses triples that are out of order; parts may be missing, and then say nothing yet. */
function checked(figures: Figures): Figures {
  const issues = parts.flatMap((names): Issue[] => {
    const [low, mid, high] = names.map((name) => figures[name]);
    if (low == null || mid == null || high == null) return [];
    return validateTriple({ low, mid, high }).issues.map(({ path, message }) => ({
      path: [names[["low", "mid", "high"].indexOf(path)] ?? names[0]],
      code: "rule",
      params: { message: `The value ${message}.` },
    }));
  });
  if (figures.frequencyLow !== null && figures.frequencyLow < 0)
    issues.push({ path: ["frequencyLow"], code: "tooSmall", params: { min: 0 } });
  if (issues.length > 0) throw invalid(...issues);
  return figures;
}

const frequencyGiven = (figures: Figures): boolean => parts[0].some((name) => figures[name] !== null);
const consequenceGiven = (figures: Figures): boolean => parts[1].some((name) => figures[name] !== null);

const figuresOf = (row: { [Name in Figure]?: number | null | undefined }): Partial<Figures> =>
  Object.fromEntries(parts.flat().flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));

const pick = (figures: Figures, names: readonly Figure[]): Partial<Figures> =>
  Object.fromEntries(names.map((name) => [name, figures[name]]));
