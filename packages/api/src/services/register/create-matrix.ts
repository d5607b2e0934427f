import { type CellColor, cellColors, type Matrix as MatrixModel } from "@riskloom/domain";
import {
  Band,
  ConsequenceClass,
  FrequencyClass,
  Matrix,
  MatrixCell,
  RiskTarget,
  uuidV7,
} from "@riskloom/persistence";
import { cellsFromBands } from "@riskloom/risk-math";
import type { Write } from "../../call/writing.ts";

/** A class as a matrix is drawn up; figures and score may be left out. */
export interface ClassDraft {
  name: string;
  description?: string;
  low?: number | null;
  mid?: number | null;
  high?: number | null;
  score?: number;
}

type Settings = Pick<
  MatrixModel,
  | "isOpportunity"
  | "consequenceDisplay"
  | "frequencyDisplay"
  | "percentileLow"
  | "percentileMid"
  | "percentileHigh"
  | "explicitEvaluation"
  | "scaleWithBudget"
  | "budget"
  | "riskReserve"
  | "lambda"
>;

/** A matrix as it is drawn up: rows from the rarest, columns from the mildest, and bands, or colours by hand. */
export interface MatrixDraft extends Partial<Settings> {
  target: { name: string; unit: string; monetary: boolean };
  frequencies: readonly ClassDraft[];
  consequences: readonly ClassDraft[];
  bands?: readonly { title: string; hexColor: string; color: CellColor; lowerLimit: number }[];
  /** colours by hand, `cells[row - 1][column - 1]`; the value is the product of the scores unless given */
  cells?: readonly (readonly (CellColor | { color: CellColor; value: number })[])[];
}

/** Draws up a matrix in a project, with its risk target unless the project has one of that name; flushes. */
export async function createMatrix(write: Write, projectId: number, draft: MatrixDraft): Promise<Matrix> {
  const { em, caller } = write;
  const own = { organizationId: caller.organizationId, projectId };
  const { target, frequencies, consequences, bands = [], cells, ...settings } = draft;
  const riskTarget =
    (await em.findOne(RiskTarget, { ...own, name: target.name, unit: target.unit })) ??
    em.create(RiskTarget, { ...own, ...target, uid: uuidV7() });
  await write.flush();
  const matrix = em.create(Matrix, {
    ...defaults,
    ...settings,
    ...own,
    uid: uuidV7(),
    riskTargetId: riskTarget.id,
    rows: frequencies.length,
    columns: consequences.length,
  });
  await write.flush();
  const part = { ...own, matrixId: matrix.id };
  frequencies.forEach((row, index) =>
    em.create(FrequencyClass, { ...part, ...classOf(row, index), row: index + 1 }),
  );
  consequences.forEach((column, index) =>
    em.create(ConsequenceClass, { ...part, ...classOf(column, index), column: index + 1 }),
  );
  for (const band of bands) em.create(Band, { ...part, ...band });
  for (const cell of cellsOf(draft))
    em.create(MatrixCell, {
      ...part,
      ...cell,
      color: handColor(cells, cell) ?? cell.color,
      value: handValue(cells, cell) ?? cell.value,
    });
  await write.flush();
  return matrix;
}

const defaults: Settings = {
  isOpportunity: false,
  consequenceDisplay: "description",
  frequencyDisplay: "description",
  percentileLow: null,
  percentileMid: null,
  percentileHigh: null,
  explicitEvaluation: false,
  scaleWithBudget: false,
  budget: null,
  riskReserve: null,
  lambda: 2.9,
};

const classOf = (
  { name, description = "", low = null, mid = null, high = null, score }: ClassDraft,
  index: number,
) => ({
  name,
  description,
  low,
  mid,
  high,
  score: score ?? index + 1,
});

type Position = { row: number; column: number };

/** Values are products of scores; colours those of the values' bands. */
function cellsOf({
  frequencies,
  consequences,
  bands = [],
}: MatrixDraft): (Position & { color: CellColor; value: number })[] {
  const scored = (classes: readonly ClassDraft[]) =>
    classes.map((entry, index) => ({ low: 0, high: 0, score: entry.score ?? index + 1 }));
  const scales = { frequencies: scored(frequencies), consequences: scored(consequences) };
  const coded = bands.map(({ title, lowerLimit, color }) => ({
    title,
    lowerLimit,
    color: cellColors.indexOf(color),
  }));
  return cellsFromBands(scales, coded).map(({ row, column, color, value }) => ({
    row,
    column,
    value,
    color: cellColors[color] ?? "green",
  }));
}

const handColor = (cells: MatrixDraft["cells"], { row, column }: Position): CellColor | undefined => {
  const cell = cells?.[row - 1]?.[column - 1];
  return typeof cell === "object" ? cell.color : cell;
};

const handValue = (cells: MatrixDraft["cells"], { row, column }: Position): number | undefined => {
  const cell = cells?.[row - 1]?.[column - 1];
  return typeof cell === "object" ? cell.value : undefined;
};
