import type { Risk } from "../aggregate/risk.ts";
import { familyOf } from "../distributions/families.ts";
import { poissonCount, binomialCount } from "../random/event-counts.ts";
import { riskKey, streamPurpose, streamRoot, streamState } from "../random/risk-key.ts";
import { Xoshiro } from "../random/xoshiro.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { blockSize } from "./block-size.ts";
import { requireSimulation, type SimulationOptions } from "./simulate.ts";
import { type SampleSummary, summarise } from "./sample-summary.ts";

/** Totals of several variants of a portfolio, simulation by simulation, and their differences from the first. */
export interface VariantSimulation {
  readonly seed: number;
  readonly variants: readonly SampleSummary[];
  /** Total of each further variant minus that of the first, in the same simulation. */
  readonly differences: readonly SampleSummary[];
}

/**
 * Simulates variants of one portfolio (gross, present and nett; before and after) with common random numbers: a risk of
 * the same id has one stream of events at its largest rate; a variant keeps an event when its mark is below
 * rate/largest, and events keep their quantile. So differences are far less noisy than those of separate runs.
 *
 * Codes: those of `simulate`; `empty` (no variant); `unreachable` for an uncertain rate or for an id that is Poisson in one variant and not
 * in another.
 */
export function simulateVariants(
  variants: readonly (readonly Risk[])[],
  options: SimulationOptions,
): VariantSimulation {
  const { simulations, seed } = options;
  if (variants.length === 0) refuse(issue("variants", "empty", "needs at least one portfolio"));
  for (const risks of variants) requireSimulation(risks, options);
  const totals = variants.map(() => new Float64Array(Math.ceil(simulations / blockSize) * blockSize));
  for (const shared of sharedRisks(variants)) addShared(shared, totals, seed);
  const kept = totals.map((column) => column.subarray(0, simulations));
  const [base] = kept;
  const differences = kept
    .slice(1)
    .map((column) => summarise(column.map((total, n) => total - (base?.[n] ?? 0))));
  return { seed, variants: kept.map((column) => summarise(Float64Array.from(column))), differences };
}

interface SharedRisk {
  readonly id: number | string;
  readonly poisson: boolean;
  readonly most: number;
  readonly parts: readonly {
    readonly variant: number;
    readonly share: number;
    readonly quantile: (u: number) => number;
  }[];
}

function sharedRisks(variants: readonly (readonly Risk[])[]): SharedRisk[] {
  const byId = new Map<number | string, { variant: number; risk: Risk }[]>();
  variants.forEach((risks, variant) => {
    for (const risk of risks) byId.set(risk.id, [...(byId.get(risk.id) ?? []), { variant, risk }]);
  });
  return [...byId].flatMap(([id, rows]) => {
    const kinds = new Set(rows.map(({ risk }) => risk.occurrence.kind));
    if (kinds.size > 1 || kinds.has("uncertain-rate")) {
      refuse(issue(`risks.${id}`, "unreachable", "must be Poisson in all variants or Bernoulli in all"));
    }
    const most = Math.max(...rows.map(({ risk }) => rateOf(risk)));
    if (most === 0) return [];
    const parts = rows.map(({ variant, risk }) => ({
      variant,
      share: rateOf(risk) / most,
      quantile: familyOf(risk.severity).quantile,
    }));
    return [{ id, poisson: kinds.has("poisson"), most, parts }];
  });
}

function rateOf({ occurrence }: Risk): number {
  if (occurrence.kind === "poisson") return occurrence.rate;
  return occurrence.kind === "bernoulli" ? occurrence.probability : 0;
}

function addShared(
  { id, poisson, most, parts }: SharedRisk,
  totals: readonly Float64Array[],
  seed: number,
): void {
  const root = streamRoot(seed, riskKey(id), streamPurpose.factor);
  const random = new Xoshiro([0, 0, 0, 0]);
  const count = poisson ? poissonCount(most * blockSize) : binomialCount(blockSize, most);
  const blocks = (totals[0]?.length ?? 0) / blockSize;
  const taken = new Uint8Array(blockSize);
  for (let block = 0; block < blocks; block += 1) {
    random.reset(streamState(root, block));
    taken.fill(0);
    for (let left = count(random); left > 0; left -= 1) {
      const place = poisson ? random.next() & (blockSize - 1) : freePlace(taken, random);
      taken[place] = 1;
      const mark = random.uniform();
      const u = random.uniform();
      for (const { variant, share, quantile } of parts) {
        const column = totals[variant];
        if (column === undefined || mark >= share) continue;
        const at = block * blockSize + place;
        column[at] = (column[at] ?? 0) + quantile(u);
      }
    }
  }
}

/** A simulation without an event of this risk yet. */
function freePlace(taken: Uint8Array, random: Xoshiro): number {
  let place = random.next() & (blockSize - 1);
  while (taken[place] === 1) place = random.next() & (blockSize - 1);
  return place;
}
