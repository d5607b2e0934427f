import type { CellColor } from "@riskloom/domain";
import type { Key } from "./key.ts";

export interface DemoRiskTarget {
  readonly key: Key;
  readonly name: string;
  readonly unit: string;
  readonly monetary: boolean;
}

/** Low, mid, high. */
export type Triple = readonly [low: number, mid: number, high: number];

export interface DemoClass {
  readonly name: string;
  readonly description: string;
  /** limits and middle of the class; null where the class has no figures */
  readonly figures: Triple | null;
  readonly score: number;
}

/** From its lower limit on the product of row and column score upwards; the colour is RamRisk's level. */
export interface DemoBand {
  readonly title: string;
  readonly hexColor: string;
  readonly color: CellColor;
  readonly lowerLimit: number;
}

/** A band-scored matrix: cell value = row score × column score. Consequences of opportunities are positive gains. */
export interface DemoMatrix {
  readonly key: Key;
  readonly riskTarget: Key;
  readonly isOpportunity: boolean;
  readonly explicitEvaluation: boolean;
  readonly scaleWithBudget: boolean;
  readonly budget: number | null;
  readonly riskReserve: number | null;
  /** row 1, the rarest, first */
  readonly frequencies: readonly DemoClass[];
  /** column 1, the mildest, first */
  readonly consequences: readonly DemoClass[];
  /** highest lower limit first */
  readonly bands: readonly DemoBand[];
}
