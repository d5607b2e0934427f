import type { Distribution } from "../../distributions/distribution.ts";
import type { Risk } from "../risk.ts";
import { type Residual, residualOf, type RestRisk } from "./residual.ts";

/** A portfolio of fixed amounts in whole steps of one unit, and what the amounts have beside them. */
export interface WholeSteps {
  readonly unit: number;
  /** Expected events of Poisson risks by size in steps: together they are one compound Poisson sum (Kingman 1993). */
  readonly rates: ReadonlyMap<number, number>;
  /** Risks that happen at most once. */
  readonly once: readonly OnceRisk[];
  readonly residual: Residual;
}

/** A risk that happens at most once, and what it then adds, in whole steps. */
export interface OnceRisk {
  readonly probability: number;
  readonly sizes: readonly (readonly [step: number, mass: number])[];
}

/** A risk of fixed amounts. */
export interface FixedRisk {
  readonly occurrence: RestRisk["occurrence"];
  readonly amounts: readonly (readonly [value: number, mass: number])[];
}

/** Null where an amount varies or a count's rate is uncertain. */
export function fixedRisks(risks: readonly Risk[]): FixedRisk[] | null {
  const fixed: FixedRisk[] = [];
  for (const { occurrence, severity } of risks) {
    const amounts = amountsOf(severity);
    if (amounts === null || occurrence.kind === "uncertain-rate") return null;
    fixed.push({ occurrence, amounts });
  }
  return fixed;
}

function amountsOf(severity: Distribution): FixedRisk["amounts"] | null {
  if (severity.kind === "point") return [[severity.value, 1]];
  if (severity.kind !== "discrete") return null;
  return severity.values.map((value, i) => [value, severity.probabilities[i] ?? 0]);
}

/** Every amount as its nearest multiple of a unit. */
export function wholeSteps(risks: readonly FixedRisk[], unit: number): WholeSteps {
  const rates: Map<number, number> = new Map();
  const once: OnceRisk[] = [];
  for (const { occurrence, amounts } of risks) {
    const sizes = amounts.map(([value, mass]) => [Math.round(value / unit), mass] as const);
    if (occurrence.kind === "bernoulli") once.push({ probability: occurrence.probability, sizes });
    else for (const [step, mass] of sizes) rates.set(step, (rates.get(step) ?? 0) + occurrence.rate * mass);
  }
  rates.delete(0);
  // Where every multiple of the unit is itself a double, rests are what they seem to be.
  const exact = oddPart(unit) * longest <= 2 ** 53;
  const rests = risks.map(({ occurrence, amounts }): RestRisk => {
    const own = amounts.map(([value, mass]) => {
      const rest = value - Math.round(value / unit) * unit;
      return [rest === 0 && !exact ? value * 2 ** -53 : rest, value, mass] as const;
    });
    return { occurrence, rests: own };
  });
  return { unit, rates, once, residual: residualOf(rests) };
}

/** The longest total, in steps, that is ever asked for. */
const longest = 2 ** 24;

/** A double without its powers of two: multiples up to 2^53 of that are doubles themselves. */
function oddPart(x: number): number {
  let odd = x;
  while (!Number.isInteger(odd)) odd *= 2;
  while (odd % 2 === 0) odd /= 2;
  return odd;
}
