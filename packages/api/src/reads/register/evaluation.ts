import type { Evaluation, Matrix, MatrixCell, Rows } from "@riskloom/domain";
import { jsonOf } from "@riskloom/persistence";
import { evaluationValue, type PartialTriple, validateTriple } from "@riskloom/risk-math";
import { sql } from "kysely";
import type { Page } from "../../input/ref.ts";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { listMatrices, revive } from "./matrix.ts";

/** An evaluation and what its matrix says that ranking needs. */
export type EvaluationRow = Evaluation & { isOpportunity: boolean; matrix?: Matrix };

interface Joined {
  cell: MatrixCell | null;
  isOpportunity: boolean;
  explicit: boolean;
  lambda: number;
  rowMid: number | null;
  columnMid: number | null;
}

/** A page of evaluations with their cells and values, in one statement. */
export async function listEvaluations(
  read: Read,
  where: Condition[],
  page: Page,
): Promise<Rows<EvaluationRow>> {
  const { rows, total } = await listRows<"evaluation", Joined>(read, "evaluation", {
    where,
    page,
    join: sql`join matrix on matrix.id = evaluation.matrix_id
      left join matrix_cell on matrix_cell.id = evaluation.cell_id
      left join frequency_class on frequency_class.matrix_id = matrix.id and frequency_class.row = matrix_cell.row
      left join consequence_class on consequence_class.matrix_id = matrix.id and consequence_class.column = matrix_cell.column`,
    select: sql`case when matrix_cell.id is not null then ${jsonOf("matrix_cell")} end as "cell",
      matrix.is_opportunity as "isOpportunity", matrix.explicit_evaluation as "explicit", matrix.lambda as "lambda",
      frequency_class.mid as "rowMid", consequence_class.mid as "columnMid"`,
  });
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      cell: row.cell === null ? null : revive(row.cell),
      value: evaluationWorth({ ...row, frequency: frequencyOf(row), consequence: consequenceOf(row) }),
    })),
  };
}

/** Puts the whole matrix beside each evaluation; one statement, and one object for all evaluations on a matrix. */
export async function withMatrices<Row extends EvaluationRow>(
  read: Read,
  evaluations: Row[],
): Promise<Row[]> {
  const ids = [...new Set(evaluations.map(({ matrixId }) => matrixId))];
  if (ids.length === 0) return evaluations;
  const { rows } = await listMatrices(read, [sql`matrix.id = any(${ids})`], wholeList);
  const byId = new Map(rows.map((matrix) => [matrix.id, matrix]));
  for (const evaluation of evaluations) {
    const matrix = byId.get(evaluation.matrixId);
    if (matrix !== undefined) evaluation.matrix = matrix;
  }
  return evaluations;
}

export type Figures = Pick<
  Evaluation,
  "frequencyLow" | "frequencyMid" | "frequencyHigh" | "consequenceLow" | "consequenceMid" | "consequenceHigh"
>;

/** What an evaluation's worth is worked out from. */
interface Worth extends Pick<Joined, "explicit" | "lambda" | "rowMid" | "columnMid"> {
  frequency: PartialTriple;
  consequence: PartialTriple;
}

/** Expected loss: the means of the triples where the matrix is explicit, else the middles of the cell's two classes. */
export function evaluationWorth(given: Worth): number | null {
  const { explicit, lambda, rowMid, columnMid } = given;
  const frequency = explicit ? given.frequency : certain(rowMid);
  const consequence = explicit ? given.consequence : certain(columnMid);
  if (validateTriple(frequency).triple === null || validateTriple(consequence).triple === null) return null;
  return evaluationValue({ frequency, consequence, explicit, shape: lambda });
}

export const frequencyOf = (row: Figures): PartialTriple => ({
  low: row.frequencyLow,
  mid: row.frequencyMid,
  high: row.frequencyHigh,
});

export const consequenceOf = (row: Figures): PartialTriple => ({
  low: row.consequenceLow,
  mid: row.consequenceMid,
  high: row.consequenceHigh,
});

const certain = (figure: number | null): PartialTriple =>
  figure === null ? {} : { low: figure, mid: figure, high: figure };
