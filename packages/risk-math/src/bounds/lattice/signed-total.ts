import type { Ends } from "../bound.ts";
import { unit } from "../bound.ts";
import { nextUp } from "../neighbours.ts";
import { splitTotal, type SplitTotal } from "./split-total.ts";
import { WindowLadder } from "./window-ladder.ts";
import type { Risk } from "../../aggregate/risk.ts";

/**
 * Bounds on the distribution of `A + T - O`: atoms, threats and opportunities, independent of each other.
 *
 * `F(x) = Σ P(A = a) E F_T(x - a + O)`. F_T grows with its argument, so the lower bound takes the smallest T can be
 * likely to be and the smallest O (the step function above O's distribution), the upper bound the largest O. No atom is
 * ever rounded: the steps lie at `a + k h - j g`. What is lost, of A or of O, is added to the upper bound.
 */
export class SignedTotal {
  readonly split: SplitTotal;
  readonly threats: WindowLadder;
  readonly opportunities: WindowLadder;
  readonly mean: number;
  #steps: Steps | null = null;
  /** Relative rounding of a product over all risks. */
  readonly #slack: number;

  constructor(risks: readonly Risk[], mean: number) {
    this.split = splitTotal(risks);
    this.threats = new WindowLadder(this.split.threats);
    this.opportunities = new WindowLadder(this.split.opportunities);
    this.mean = mean;
    this.#slack = 4 * unit * (risks.length + 4);
  }

  /** Forgets what was worked out from windows that there were. */
  refresh(): void {
    this.#steps = null;
  }

  cdf(x: number): Ends {
    return { low: this.lower(x), high: this.upper(x) };
  }

  /** The lower bound of P(S <= x). */
  lower(x: number): number {
    const { atoms } = this.split;
    const { place, small } = this.#stepsNow();
    let sum = 0;
    for (let i = 0; i < atoms.mass.length; i += 1) {
      const y = x - (atoms.high[i] ?? 0);
      let own = 0;
      for (let k = 0; k < place.length; k += 1) {
        const mass = small[k] ?? 0;
        if (mass > 0) own += mass * this.threats.lower(y + (place[k] ?? 0));
      }
      sum += (atoms.mass[i] ?? 0) * own;
    }
    return Math.max(0, sum * (1 - this.#slack));
  }

  /** The upper bound of P(S <= x). */
  upper(x: number): number {
    const { atoms } = this.split;
    const { place, large, missing } = this.#stepsNow();
    let sum = atoms.lost + missing;
    for (let i = 0; i < atoms.mass.length; i += 1) {
      const y = x - (atoms.low[i] ?? 0);
      let own = 0;
      for (let k = 0; k < place.length; k += 1) {
        const mass = large[k] ?? 0;
        if (mass > 0) own += mass * this.threats.upper(y + (place[k] ?? 0));
      }
      sum += (atoms.mass[i] ?? 0) * own;
    }
    return Math.min(1, sum * (1 + this.#slack));
  }

  /** Bounds of E (S - x)+ = E S - x + ∫ F up to x; with the exact mean nothing beyond x enters. */
  shortfall(x: number): Ends {
    const { atoms } = this.split;
    const steps = this.#stepsNow();
    let [low, high] = [0, 0];
    let scale = Math.abs(x) + Math.abs(this.mean) + this.opportunities.mean;
    atoms.mass.forEach((mass, i) => {
      const y = [x - (atoms.high[i] ?? 0), x - (atoms.low[i] ?? 0)] as const;
      const bounds = this.#beside(y, steps);
      low += mass * bounds.low;
      high += mass * bounds.high;
      scale = Math.max(scale, Math.abs(y[0]), Math.abs(y[1]));
      // Benefits beyond the window: the integral up to z is at most z.
      if (steps.missing > 0) high += mass * (Math.max(0, y[1]) * steps.missing + steps.missingMean);
    });
    const slack = 8 * unit * (this.split.size + 8) * scale + (atoms.lost > 0 ? atoms.lost * 64 * scale : 0);
    return {
      low: Math.max(0, this.mean - x, this.mean - x + low - slack),
      high: this.mean - x + high + slack,
    };
  }

  #stepsNow(): Steps {
    this.#steps ??= stepsOf(this.opportunities);
    return this.#steps;
  }

  #beside([least, most]: readonly [number, number], { place, small, large }: Steps): Ends {
    if (this.opportunities.isEmpty && least === most) return this.threats.area(most);
    let [low, high] = [0, 0];
    for (let k = 0; k < place.length; k += 1) {
      const [s, l] = [small[k] ?? 0, large[k] ?? 0];
      if (s > 0) low += s * this.threats.area(least + (place[k] ?? 0)).low;
      if (l > 0) high += l * this.threats.area(most + (place[k] ?? 0)).high;
    }
    return { low, high };
  }
}

/** The benefits as two step distributions, one surely smaller and one surely larger. */
interface Steps {
  readonly place: Float64Array;
  readonly small: Float64Array;
  readonly large: Float64Array;
  /** Mass of the larger one beyond the windows, and its mean there. */
  readonly missing: number;
  readonly missingMean: number;
}

/** Masses too small to matter move to their neighbour on the safe side, so that there are fewer to look at. */
function compress(small: Float64Array, large: Float64Array): void {
  const least = 1e-13;
  for (let k = small.length - 1; k > 0; k -= 1) {
    if ((small[k] ?? 0) >= least) continue;
    small[k - 1] = (small[k - 1] ?? 0) + (small[k] ?? 0);
    small[k] = 0;
  }
  for (let k = 0; k + 1 < large.length; k += 1) {
    if ((large[k] ?? 0) >= least) continue;
    large[k + 1] = (large[k + 1] ?? 0) + (large[k] ?? 0);
    large[k] = 0;
  }
}

function stepsOf(opportunities: WindowLadder): Steps {
  // The first loss that is possible is a place too: up to it the distribution function is known exactly.
  const places: number[] = opportunities.first > 0 ? [0, opportunities.first] : [0];
  for (const { window, from } of opportunities.rungs) {
    const first = Math.max(1, Math.ceil((from - window.start) / window.step));
    for (let k = first; k < window.cells; k += 1) places.push(window.start + k * window.step);
  }
  const place = Float64Array.from(places).toSorted();
  const [small, large] = [new Float64Array(place.length), new Float64Array(place.length)];
  if (opportunities.isEmpty) {
    small[0] = 1;
    large[0] = 1;
    return { place, small, large, missing: 0, missingMean: 0 };
  }
  let [above, below] = [0, 0];
  for (let k = 0; k < place.length; k += 1) {
    const at = place[k] ?? 0;
    const low = opportunities.lower(at);
    // Just beyond the first loss that is possible F is no longer the probability of nothing.
    const high = opportunities.upper(at === opportunities.first ? nextUp(at) : at);
    small[k] = Math.max(0, high - above);
    large[k] = Math.max(0, low - below);
    above = Math.max(above, high);
    below = Math.max(below, low);
  }
  compress(small, large);
  // Whatever the smaller one has not reached lies at the end at least.
  const last = place.length - 1;
  small[last] = (small[last] ?? 0) + Math.max(0, 1 - above);
  // The mean of the upper part is that of all less that of the lower part, ∫ Q up to `below` >= end below - ∫ F.
  const end = place[last] ?? 0;
  const lowerPart = end * below - opportunities.area(end).high;
  const missingMean = Math.max(0, opportunities.mean * (1 + 1e-12) - lowerPart);
  return { place, small, large, missing: Math.max(0, 1 - below), missingMean };
}
