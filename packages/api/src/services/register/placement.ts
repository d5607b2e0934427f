import { type Issue, type Matrix, maxFigure } from "@riskloom/domain";
import { placeInMatrix, scoreOfPosition, tripleMean, validateTriple } from "@riskloom/risk-math";
import type { Faults } from "../../input/faults.ts";
import { consequenceOf, frequencyOf } from "../../reads/register/evaluation.ts";
import { unknown } from "../../reads/register/project.ts";

export const figureNames = [
  ["frequencyLow", "frequencyMid", "frequencyHigh"],
  ["consequenceLow", "consequenceMid", "consequenceHigh"],
] as const;
type Figure = (typeof figureNames)[number][number];
type Figures = Record<Figure, number | null>;

export const noFigures: Figures = {
  frequencyLow: null,
  frequencyMid: null,
  frequencyHigh: null,
  consequenceLow: null,
  consequenceMid: null,
  consequenceHigh: null,
};

/**
 * Cell, figures and scores that belong together: what is given, and what follows from it. The faults of the request tell of figures
 * out of order, and of a cell that the matrix does not have.
 */
export function placementOf(
  faults: Faults,
  matrix: Matrix,
  {
    cellId,
    figures: given,
    standing,
  }: { cellId: number | null; figures: Partial<Figures>; standing?: Partial<Figures> },
) {
  const figures = checked(faults, given, standing);
  const cell = cellId === null ? placed(matrix, figures) : matrix.cells.find(({ id }) => id === cellId);
  if (cellId !== null && cell === undefined) faults.add(unknown("cellId", cellId, "cell"));
  const row = matrix.frequencies.find((candidate) => candidate.row === cell?.row);
  const column = matrix.consequences.find((candidate) => candidate.column === cell?.column);
  return {
    cellId: cell?.id ?? null,
    frequencyScore: scoreOfPosition(cell?.row, matrix.rows),
    consequenceScore: scoreOfPosition(cell?.column, matrix.columns),
    ...(frequencyGiven(figures)
      ? pick(figures, figureNames[0])
      : { frequencyLow: row?.low ?? null, frequencyMid: row?.mid ?? null, frequencyHigh: row?.high ?? null }),
    ...(consequenceGiven(figures)
      ? pick(figures, figureNames[1])
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

/**
 * Tells of triples that are out of order, of which parts may be missing, and of figures that no report could bear. Those that
 * stand as they are have been taken once.
 */
export function checked(
  faults: Faults,
  given: Partial<Figures>,
  standing: Partial<Figures> = noFigures,
): Figures {
  const figures = { ...noFigures, ...figuresOf(given) };
  for (const names of figureNames) {
    if (names.every((name) => figures[name] === (standing[name] ?? null))) continue;
    faults.add(...orderOf(figures, names));
    const [min, max] =
      names === figureNames[0] ? [0, maxFigure.frequency] : [-maxFigure.consequence, maxFigure.consequence];
    for (const name of names) {
      const figure = figures[name];
      if (figure === null || figure === standing[name]) continue;
      if (figure > max) faults.add({ path: [name], code: "tooBig", params: { max } });
      if (figure < min) faults.add({ path: [name], code: "tooSmall", params: { min } });
    }
  }
  return figures;
}

/** What is wrong with the order of those of three figures that are there. */
function orderOf(figures: Figures, names: (typeof figureNames)[number]): Issue[] {
  const [low, mid, high] = names.map((name) => figures[name] ?? null);
  const least = low ?? mid ?? high ?? 0;
  const most = high ?? mid ?? low ?? 0;
  return validateTriple({ low: least, mid: mid ?? least, high: most }).issues.map(
    ({ path, message }): Issue => ({
      path: [names[["low", "mid", "high"].indexOf(path)] ?? names[0]],
      code: "rule",
      // nobody knows of the order of three of which one cannot be read
      params: { message: `The value ${message}.`, fields: names },
    }),
  );
}

const frequencyGiven = (figures: Figures): boolean => figureNames[0].some((name) => figures[name] !== null);
const consequenceGiven = (figures: Figures): boolean => figureNames[1].some((name) => figures[name] !== null);

export const figuresOf = (row: { [Name in Figure]?: number | null | undefined }): Partial<Figures> =>
  Object.fromEntries(
    figureNames.flat().flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])),
  );

const pick = (figures: Figures, names: readonly Figure[]): Partial<Figures> =>
  Object.fromEntries(names.map((name) => [name, figures[name]]));
