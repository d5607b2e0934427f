import { discrete } from "../distributions/discrete.ts";
import type { Discrete } from "../distributions/distribution.ts";
import { supportOf } from "../distributions/families.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { type Aggregate, type AggregateMethod, aggregateOf, type Engine } from "./aggregate.ts";
import { atomicEngine } from "./atomic-engine.ts";
import { atomicTotal } from "./atoms.ts";
import { fourierDistribution } from "./fourier-distribution.ts";
import { invertTransform } from "./fourier-inversion.ts";
import { gammaMixture, nothing } from "./gamma-mixture.ts";
import { latticeDistribution } from "./lattice-distribution.ts";
import { latticeValues } from "./lattice-interpolation.ts";
import { type Risk, validateRisks } from "./risk.ts";
import { singleEvent } from "./single-event.ts";
import { totalTransform } from "./total-transform.ts";
import { type TotalCumulants, totalCumulants } from "./total-cumulants.ts";

/** How the exact engine works; every choice has a default that suits registers of 1 to 100,000 risks. */
export interface ExactOptions {
  /** Modulus of the characteristic function at which its inversion stops; 1e-8 gives percentiles to about 1e-9. */
  readonly tolerance?: number;
  /** Forces one engine, for comparison; the automatic choice is described at `exactAggregate`. */
  readonly method?: "auto" | Exclude<AggregateMethod, "atoms" | "closed-form">;
  /** Points of the lattice, a power of two from 2^8 to 2^20. */
  readonly latticeSize?: number;
}

/**
 * The exact distribution of the total loss of independent risks in one period: no sampling, no seed.
 *
 * Totals of atoms are listed, single risks and gamma severities have closed forms, all else goes by inversion of the
 * characteristic function; where that does not decay (few events: e^-Λ above 1e-6) by the lattice transform. Losses
 * are positive, benefits negative; all in one unit. An empty portfolio is a total of 0.
 *
 * Codes: those of `validateRisks`, `range` (an option, or moments that no double can hold).
 *
 * @example
 * const fire = { id: 1, occurrence: poisson(0.1), severity: pert({ low: 500, mid: 1000, high: 2000 }, 4) };
 * exactAggregate([fire]).quantile(0.95); // 1063.0406…
 */
export function exactAggregate(risks: readonly Risk[], options: ExactOptions = {}): Aggregate {
  refuse(validateRisks(risks));
  const limits = checked(options);
  const relevant = risks.filter(matters);
  const cumulants = totalCumulants(relevant);
  if (!Number.isFinite(cumulants.mean) || !Number.isFinite(cumulants.variance ** 1.5)) {
    refuse(issue("risks", "range", "moments of the total exceed the range of numbers"));
  }
  // A spread that the mean's last digits hide is none: no engine could resolve it.
  if (Math.sqrt(cumulants.variance) <= 1e-13 * Math.abs(cumulants.mean)) {
    return aggregateOf(
      { ...cumulants, variance: 0, third: 0 },
      atomicEngine(discrete([[cumulants.mean, 1]])),
    );
  }
  const forced = options.method !== undefined && options.method !== "auto";
  const closed = forced ? null : closedForm(relevant);
  return aggregateOf(cumulants, closed ?? inverted(relevant, cumulants, limits));
}

interface Limits {
  readonly tolerance: number;
  readonly method: NonNullable<ExactOptions["method"]>;
  readonly latticeSize: number;
}

function closedForm(risks: readonly Risk[]): Engine | null {
  if (risks.length === 0) return atomicEngine(nothing());
  const atoms: Discrete | null = atomicTotal(risks);
  if (atoms !== null) return atomicEngine(atoms);
  const mixture = gammaMixture(risks);
  if (mixture !== null) return { method: "closed-form", at: mixture, cdfError: 1e-14 };
  const [first] = risks;
  const single = risks.length === 1 && first !== undefined ? singleEvent(first) : null;
  return single === null ? null : { method: "closed-form", ...single, cdfError: 1e-14 };
}

function inverted(risks: readonly Risk[], cumulants: TotalCumulants, limits: Limits): Engine {
  const few = cumulants.logNothing > -14;
  if (limits.method === "characteristic-function" || (limits.method === "auto" && !few)) {
    const series = invertTransform((block, out) => totalTransform(risks, block, out), cumulants, {
      tolerance: limits.tolerance,
      limit: 1024,
    });
    if (series !== null) {
      const { at } = fourierDistribution(series, cumulants.mean);
      const cdfError = Math.max(limits.tolerance, Math.abs(at(series.start).cdf), tailError);
      return { method: "characteristic-function", at, cdfError, series };
    }
    if (limits.method === "characteristic-function") {
      refuse(
        issue("method", "unreachable", "the characteristic function decays too slowly; use the lattice"),
      );
    }
  }
  const lattice = latticeDistribution(risks, cumulants, limits.latticeSize);
  return { method: "lattice", at: latticeValues(lattice), cdfError: Math.max(lattice.error, tailError) };
}

/** Mass that the numerical range may leave out. */
const tailError = 1e-10;

function checked({ tolerance = 1e-8, method = "auto", latticeSize = 2 ** 14 }: ExactOptions): Limits {
  if (!(tolerance >= 1e-13 && tolerance <= 1e-3)) {
    refuse(issue("tolerance", "range", "must lie between 1e-13 and 1e-3"));
  }
  if (!(latticeSize >= 2 ** 8 && latticeSize <= 2 ** 20 && Number.isInteger(Math.log2(latticeSize)))) {
    refuse(issue("latticeSize", "range", "must be a power of two from 2^8 to 2^20"));
  }
  return { tolerance, method, latticeSize };
}

/** A risk that cannot lose or gain anything leaves the total as it is. */
function matters({ occurrence, severity }: Risk): boolean {
  if (occurrence.kind === "poisson" && occurrence.rate === 0) return false;
  if (occurrence.kind === "bernoulli" && occurrence.probability === 0) return false;
  const [low, high] = supportOf(severity);
  return low !== 0 || high !== 0;
}
