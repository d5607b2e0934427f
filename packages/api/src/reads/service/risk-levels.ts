import type { EvaluationType, Matrix, RegisterRisk } from "@riskloom/domain";
import { bandOf, positionOfScore, riskScore } from "@riskloom/risk-math";

/** Where a risk stands on a matrix: a cell, and the 0 to 10 scores. */
interface Placement {
  row: number | null;
  column: number | null;
  frequencyScore: number | null;
  consequenceScore: number | null;
}
export type Placements = { [Type in EvaluationType]?: Placement };

const looked: readonly EvaluationType[] = ["present", "gross"];

/** The classes in which a risk stands, and their band; a score that has no cell, for want of the other one, still has its class. */
export function levelsOf(
  matrix: Matrix | undefined,
  placements: Placements | null,
): Pick<RegisterRisk, "impact" | "level" | "probability"> {
  for (const type of matrix === undefined ? [] : looked) {
    const placement = placements?.[type];
    if (matrix === undefined || placement === undefined) continue;
    const row = placement.row ?? positionOfScore(placement.frequencyScore, matrix.rows);
    const column = placement.column ?? positionOfScore(placement.consequenceScore, matrix.columns);
    const frequency = matrix.frequencies.find((found) => found.row === row);
    const consequence = matrix.consequences.find((found) => found.column === column);
    if (frequency === undefined && consequence === undefined) continue;
    const bands = matrix.bands.map(({ title, hexColor, lowerLimit }) => ({ title, hexColor, lowerLimit }));
    const band = bandOf(riskScore(consequence?.score, frequency?.score), bands);
    return {
      impact: consequence?.name ?? null,
      probability: frequency?.name ?? null,
      level: band && { title: band.title, hexColor: band.hexColor },
    };
  }
  return { impact: null, probability: null, level: null };
}
