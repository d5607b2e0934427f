import { notFinite, refuse } from "../risk-math-error.ts";
import type { Movement } from "../scoring/movement.ts";

/** Signed expected value of a risk at two moments; null or missing when it was not there. */
export interface ValuePair {
  readonly id: number | string;
  readonly before: number | null;
  readonly after: number | null;
  /** Closed or discarded at the second moment: whatever value it kept no longer counts. */
  readonly closed?: boolean;
}

export interface ValueChange {
  readonly id: number | string;
  readonly delta: number;
  readonly type: Movement;
}

export interface ValueDifference {
  readonly before: number;
  readonly after: number;
  /** `after - before`, which the deltas add up to. */
  readonly difference: number;
  readonly rows: readonly ValueChange[];
}

/** `value`: signed, descending. `absolute`: by size. `type`: new, increased, unchanged, decreased, closed, then by size. */
export type ChangeOrder = "as-given" | "value" | "absolute" | "type";

/**
 * Value at risk difference between two moments, on expected values: `delta = after - before`, missing as 0; changes of
 * at most 1e-9 of the larger value are none. Risks in neither state are left out. Code: `not-finite`.
 */
export function valueDifference(
  pairs: readonly ValuePair[],
  order: ChangeOrder = "as-given",
): ValueDifference {
  const rows: ValueChange[] = [];
  let [before, after] = [0, 0];
  for (const pair of pairs) {
    const from = pair.before ?? 0;
    const to = pair.closed === true ? 0 : (pair.after ?? 0);
    refuse(notFinite({ [`${pair.id}.before`]: from, [`${pair.id}.after`]: to }));
    const type = typeOf(pair, from, to);
    if (type === null) continue;
    before += from;
    after += to;
    rows.push({ id: pair.id, delta: to - from, type });
  }
  return { before, after, difference: after - before, rows: sorted(rows, order) };
}

function typeOf({ before, after, closed }: ValuePair, from: number, to: number): Movement | null {
  const gone = closed === true || after === null;
  if (before === null) return gone ? null : "new";
  if (gone) return "closed";
  if (Math.abs(to - from) <= 1e-9 * Math.max(Math.abs(from), Math.abs(to))) return "unchanged";
  return to > from ? "increased" : "decreased";
}

const typeOrder: readonly Movement[] = ["new", "increased", "unchanged", "decreased", "closed"];

function sorted(rows: ValueChange[], order: ChangeOrder): ValueChange[] {
  if (order === "as-given") return rows;
  const bySize = (a: ValueChange, b: ValueChange): number => Math.abs(b.delta) - Math.abs(a.delta);
  if (order === "value") return rows.toSorted((a, b) => b.delta - a.delta);
  if (order === "absolute") return rows.toSorted(bySize);
  return rows.toSorted((a, b) => typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) || bySize(a, b));
}
