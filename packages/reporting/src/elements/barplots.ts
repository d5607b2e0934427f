import {
  BarplotsOptions,
  type BarplotsResult,
  cellColors,
  type EvaluationType,
  type MatrixCell,
} from "@riskloom/domain";
import { bandOf } from "@riskloom/risk-math";
import { lookUpMatrices, type IndexedMatrix, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepRisks } from "../select/keep-risks.ts";
import type { RiskRow, Snapshot } from "../snapshot.ts";
import { chosenPlaces, extremeName, type MatrixChoice } from "../parts/chosen-matrices.ts";
import { placementsOf } from "../parts/placements.ts";

type Plot = BarplotsResult["plots"][number];
type Bar = Plot["bars"][number];

/**
 * How many of the risks stand in each colour of a matrix, or in each band where it has bands, one plot per matrix and
 * evaluation type; the last bar counts the risks that stand nowhere on it.
 */
export function barplots(snapshot: Snapshot, request: Request<BarplotsOptions> = {}): BarplotsResult {
  const { filter, options } = settled(BarplotsOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const risks = keepRisks(snapshot, filter);
  const plots = chosenPlaces(options.matrices, matrices).flatMap((choice) =>
    options.evaluationTypes.map((type) => plotOf({ choice, type, risks, matrices })),
  );
  return { plots };
}

function plotOf({
  choice,
  type,
  risks,
  matrices,
}: {
  choice: MatrixChoice;
  type: EvaluationType;
  risks: readonly RiskRow[];
  matrices: MatrixLookup;
}): Plot {
  const extreme = typeof choice === "string";
  const bars = extreme ? colorBars() : barsOf(choice);
  const nowhere = { color: null, hexColor: null, label: "", count: 0 };
  const at = { matrices, types: [type] };
  for (const risk of risks) {
    if (!extreme && risk.projectId !== choice.matrix.projectId) continue;
    const [cell] = placementsOf(risk, choice, at).map((placed) => placed.cell);
    const bar = cell && bars.find(({ holds }) => holds(cell));
    (bar?.bar ?? nowhere).count += 1;
  }
  return {
    matrixId: extreme ? null : choice.matrix.id,
    name: extreme ? extremeName[choice] : choice.matrix.riskTargetName,
    evaluationType: type,
    bars: [...bars.map(({ bar }) => bar), nowhere],
  };
}

interface Counted {
  readonly bar: Bar;
  readonly holds: (cell: MatrixCell) => boolean;
}

function barsOf({ matrix: { bands } }: IndexedMatrix): Counted[] {
  if (bands.length === 0) return colorBars();
  const scored = bands.map((band) => ({ ...band, color: cellColors.indexOf(band.color), source: band }));
  return bands
    .toSorted((a, b) => a.lowerLimit - b.lowerLimit || a.id - b.id)
    .map((band) => ({
      bar: { color: band.color, hexColor: band.hexColor, label: band.title, count: 0 },
      holds: ({ value }) => bandOf(value, scored)?.source.id === band.id,
    }));
}

const colorBars = (): Counted[] =>
  cellColors.map((color) => ({
    bar: { color, hexColor: null, label: color, count: 0 },
    holds: (cell) => cell.color === color,
  }));
