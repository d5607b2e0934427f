import { compareCells } from "./compare-cells.ts";
import type { CellScore } from "./risk-matrix.ts";

/** How a risk moved between two moments. */
export type Movement = "new" | "increased" | "unchanged" | "decreased" | "closed";

/** A risk at one moment: its worst (or best) cell, its signed value (benefits negative), and whether it still counts. */
export interface RiskState {
  readonly cell: CellScore | null;
  readonly value: number | null;
  /** False for closed and discarded risks. */
  readonly active: boolean;
  readonly isOpportunity?: boolean;
}

export interface RiskMovement {
  readonly movement: Movement;
  /** Whether the register got worse or better by it: a growing opportunity is better. */
  readonly direction: "worse" | "same" | "better";
}

/**
 * Movement of a risk between two states, null for "not there". Cells are compared first (value, colour), then the
 * magnitude of the value with a tolerance of 1e-9 relative. Null when the risk is in neither state.
 */
export function riskMovement(before: RiskState | null, after: RiskState | null): RiskMovement | null {
  const was = before !== null && before.active;
  const is = after !== null && after.active;
  if (!was && !is) return before === null && after === null ? null : ended(before, after);
  if (!was) return told("new", 1, after);
  if (!is) return told("closed", -1, before);
  const change = compareStates(before, after);
  return told(change > 0 ? "increased" : change < 0 ? "decreased" : "unchanged", change, after);
}

/** A risk that counts in neither state has not moved, unless it came and went in between. */
function ended(before: RiskState | null, after: RiskState | null): RiskMovement {
  return told(before === null ? "closed" : "unchanged", 0, after);
}

function compareStates(before: RiskState, after: RiskState): number {
  if (before.cell !== null && after.cell !== null) {
    const cells = compareCells(after.cell, before.cell);
    if (cells !== 0) return cells;
  } else if (before.cell !== after.cell) {
    return after.cell === null ? -1 : 1;
  }
  const from = Math.abs(before.value ?? 0);
  const to = Math.abs(after.value ?? 0);
  return Math.abs(to - from) <= 1e-9 * Math.max(from, to) ? 0 : to - from;
}

function told(movement: Movement, change: number, state: RiskState | null): RiskMovement {
  const sign = state?.isOpportunity === true ? -change : change;
  return { movement, direction: sign > 0 ? "worse" : sign < 0 ? "better" : "same" };
}
