import { unit } from "../../bounds/bound.ts";
import type { StepMasses } from "./step-masses.ts";
import type { Reach } from "./step-reach.ts";
import type { OnceRisk } from "./whole-steps.ts";

/**
 * Adds risks that happen at most once, one after another: sums of products of what is not negative, so that every mass
 * keeps its digits. Ends too unlikely to matter are cut off and counted. Null where it would cost more than `mostWork`
 * products.
 */
export function addOnce(
  start: StepMasses,
  risks: readonly OnceRisk[],
  { mostCells, mostWork }: { readonly mostCells: number; readonly mostWork: number },
): StepMasses | null {
  let now = start;
  let work = 0;
  for (const risk of risks.toSorted((a, b) => spanOf(a) - spanOf(b))) {
    work += (now.masses.length + spanOf(risk)) * (risk.sizes.length + 1);
    if (work > mostWork || now.masses.length + spanOf(risk) > mostCells) return null;
    now = cut(added(now, risk));
  }
  return now;
}

/** Steps from the least to the largest that a risk adds. */
function spanOf({ sizes }: OnceRisk): number {
  return leastAndMost(sizes).reduce((least, most) => most - least);
}

function leastAndMost(sizes: OnceRisk["sizes"]): readonly [least: number, most: number] {
  const steps = sizes.map(([step]) => step);
  return [Math.min(0, ...steps), Math.max(0, ...steps)];
}

function added({ masses, ...rest }: StepMasses, { probability, sizes }: OnceRisk): StepMasses {
  const [least, most] = leastAndMost(sizes);
  const sum = new Float64Array(masses.length + most - least);
  for (const [step, mass] of [
    [0, 1 - probability] as const,
    ...sizes.map(([s, m]) => [s, probability * m] as const),
  ]) {
    if (mass === 0) continue;
    const offset = step - least;
    for (let k = 0; k < masses.length; k += 1) {
      sum[k + offset] = (sum[k + offset] ?? 0) + mass * (masses[k] ?? 0);
    }
  }
  const error = rest.error + 2 * (sizes.length + 2) * unit;
  return { ...rest, first: rest.first + least, masses: sum, error };
}

/** Takes off what is less likely than `dust` at either end. */
function cut({ masses, first, error, down, up }: StepMasses): StepMasses {
  let [from, below] = [0, 0];
  while (below + (masses[from] ?? 0) < dust && from < masses.length - 1) below += masses[from++] ?? 0;
  let [to, above] = [masses.length, 0];
  while (above + (masses[to - 1] ?? 0) < dust && to > from + 1) above += masses[--to] ?? 0;
  return {
    masses: from === 0 && to === masses.length ? masses : masses.slice(from, to),
    first: first + from,
    error: error + below + above,
    down: further(down, below, from),
    up: further(up, above, masses.length - to),
  };
}

const dust = 1e-20;

/** What was cut off lies at most its own width beyond the new end, and what lay beyond the old one that much further. */
function further({ end, outside, beyond }: Reach, mass: number, width: number): Reach {
  return { end, outside: outside + mass, beyond: beyond + (outside + mass) * width };
}
