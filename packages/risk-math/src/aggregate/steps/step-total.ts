import { unit } from "../../bounds/bound.ts";
import { addOnce } from "./add-once.ts";
import { poissonMasses, type StepMasses } from "./step-masses.ts";
import type { WholeSteps } from "./whole-steps.ts";

/** A total's distribution at whole steps from `first` on, with the bound of its error. */
export interface StepTotal extends StepMasses {
  readonly steps: WholeSteps;
  /** P(total <= first + k steps). */
  readonly below: Float64Array;
  /** P(total > first + k steps), added up from the other end. */
  readonly above: Float64Array;
  /** Σ of `above` from k on: the expected excess over `first + k`, in steps. */
  readonly excess: Float64Array;
}

/** Null where the total spans too many steps, asks for too much work, or could not be told well. */
export function stepTotal(steps: WholeSteps): StepTotal | null {
  const often = poissonMasses(steps.rates, mostCells);
  const all = often === null ? null : addOnce(often, steps.once, { mostCells, mostWork });
  if (all === null || all.error > bearable) return null;
  return { ...all, error: all.error + 8 * unit, steps, ...sums(all.masses) };
}

const mostCells = 2 ** 20;
const mostWork = 4e8;
const bearable = 1e-7;

/** Sums from either end, each with the error of its additions carried along (Kahan 1965), so that it stays at two units. */
function sums(masses: Float64Array): Pick<StepTotal, "below" | "above" | "excess"> {
  const cells = masses.length;
  const below = runningSum(masses);
  const fromTop = runningSum(masses.toReversed());
  const above = Float64Array.from({ length: cells }, (_, k) => fromTop[cells - 2 - k] ?? 0);
  const excess = runningSum(above.toReversed()).toReversed();
  return { below, above, excess };
}

function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let [sum, carried] = [0, 0];
  for (let k = 0; k < values.length; k += 1) {
    const next = (values[k] ?? 0) - carried;
    const now = sum + next;
    carried = now - sum - next;
    sum = now;
    sums[k] = sum;
  }
  return sums;
}
