import { latticeBounds } from "../bounds/lattice/lattice-bounds.ts";
import type { Proof } from "../bounds/figures.ts";
import { closedBounds } from "../bounds/closed-bounds.ts";
import { hasNoEnd, recurringSizes } from "../bounds/inversion/recurring-sizes.ts";
import { type InversionBounds, inversionBounds } from "../bounds/inversion/inversion-bounds.ts";
import { remembered } from "../bounds/remembered.ts";
import type { TotalBounds } from "../bounds/total-bounds.ts";
import { discrete } from "../distributions/discrete.ts";
import type { Discrete } from "../distributions/distribution.ts";
import { supportOf } from "../distributions/families.ts";
import { issue, refuse } from "../risk-math-error.ts";
import type { AggregateMethod, ExactAggregate } from "./aggregate.ts";
import { atomicEngine } from "./atomic-engine.ts";
import { atomicTotal } from "./atoms.ts";
import { boundedAggregate, type ProvedAnswers } from "./bounded-aggregate.ts";
import { type FourierDistribution, fourierDistribution } from "./fourier-distribution.ts";
import { invertTransform, risesAgain, type Transform } from "./fourier-inversion.ts";
import { type GammaMixture, gammaMixture, nothing } from "./gamma-mixture.ts";
import { latticePoint } from "./lattice/lattice-point.ts";
import { plannedInversion } from "./planned-inversion.ts";
import { type Risk, validateRisks } from "./risk.ts";
import { singleEvent } from "./single-event.ts";
import { solveQuantile } from "./solve-quantile.ts";
import { totalTransform } from "./transform/total-transform.ts";
import { stepAnswers } from "./steps/step-answers.ts";
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
 * Totals of fixed amounts are listed or, where they are too many, added in steps of one unit; single risks and gamma severities have closed forms, all else goes by inversion of the
 * characteristic function; where that does not decay (few events: e^-Λ above 1e-6) by the lattice transform. Losses
 * are positive, benefits negative; all in one unit. An empty portfolio is a total of 0.
 *
 * Codes: those of `validateRisks`, `range` (an option, or moments that no double can hold).
 *
 * @example
 * const fire = { id: 1, occurrence: poisson(0.1), severity: pert({ low: 500, mid: 1000, high: 2000 }, 4) };
 * exactAggregate([fire]).quantile(0.95); // 1063.0406…
 */
export function exactAggregate(risks: readonly Risk[], options: ExactOptions = {}): ExactAggregate {
  refuse(validateRisks(risks));
  const limits = checked(options);
  const relevant = risks.filter(matters);
  const cumulants = totalCumulants(relevant);
  if (cumulants.third === Number.POSITIVE_INFINITY || Number.isNaN(cumulants.third)) {
    refuse(issue("risks", "range", "a tail is too heavy to have three moments; simulate instead"));
  }
  if (!Number.isFinite(cumulants.mean) || !Number.isFinite(cumulants.variance ** 1.5)) {
    refuse(issue("risks", "range", "moments of the total exceed the range of numbers"));
  }
  const lattice = once(() => latticeBounds(relevant, cumulants.mean, limits.latticeSize));
  // A spread that the mean's last digits hide is none: no engine could resolve it.
  if (Math.sqrt(cumulants.variance) <= 1e-13 * Math.abs(cumulants.mean)) {
    const flat = { ...cumulants, variance: 0, third: 0 };
    return boundedAggregate(relevant, flat, listed(discrete([[cumulants.mean, 1]]), lattice));
  }
  const forced = options.method !== undefined && options.method !== "auto";
  const closed = forced ? null : closedForm(relevant, cumulants, lattice);
  return boundedAggregate(
    relevant,
    cumulants,
    closed ?? inverted(relevant, cumulants, { ...limits, lattice }),
  );
}

interface Limits {
  readonly tolerance: number;
  readonly method: NonNullable<ExactOptions["method"]>;
  readonly latticeSize: number | null;
}

type LatticeBounds = () => TotalBounds | null;

function listed(outcomes: Discrete, lattice: LatticeBounds): ProvedAnswers {
  return {
    ...atomicEngine(outcomes),
    proofs: [{ by: "enumeration", bounds: lattice }],
    enclosed: false,
  };
}

function closedForm(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  lattice: LatticeBounds,
): ProvedAnswers | null {
  if (risks.length === 0) return listed(nothing(), lattice);
  const atoms: Discrete | null = atomicTotal(risks);
  if (atoms !== null) return listed(atoms, lattice);
  const stepped = stepAnswers(risks, cumulants, lattice);
  if (stepped !== null) return stepped;
  const mixture = gammaMixture(risks);
  if (mixture !== null) return gammaAnswers(mixture, cumulants);
  const [first] = risks;
  const single = risks.length === 1 && first !== undefined ? singleEvent(first) : null;
  if (single === null) return null;
  const proofs: Proof[] = [{ by: "closed-form", bounds: once(single.bounds) }];
  return { ...single.answers, proofs, enclosed: false };
}

function gammaAnswers({ at, error }: GammaMixture, cumulants: TotalCumulants): ProvedAnswers {
  const scale = Math.abs(cumulants.mean) + Math.sqrt(cumulants.variance);
  const quantile = (p: number): number => solveQuantile(p, at, cumulants);
  const closed = closedBounds(
    {
      quantile,
      cdf: (x) => at(x).cdf,
      // At 0 and below only the atom there counts.
      error: (x) => (x < 0 ? 0 : x === 0 ? 4e-15 : error),
      shortfall: (x) => at(x).shortfall,
      shortfallError: (x) => 8 * error * (scale + Math.abs(x)),
      range: { low: -1e-300, high: cumulants.mean + 1e4 * Math.sqrt(cumulants.variance) },
    },
    8e-15,
  );
  return {
    method: "closed-form",
    cdf: (x) => at(x).cdf,
    shortfall: (x) => at(x).shortfall,
    quantile,
    proofs: [{ by: "closed-form", bounds: () => closed }],
    enclosed: false,
  };
}

function inverted(
  risks: readonly Risk[],
  cumulants: TotalCumulants,
  { lattice, ...limits }: Limits & { readonly lattice: LatticeBounds },
): ProvedAnswers {
  const few = cumulants.logNothing > -14;
  let unproved: ProvedAnswers | null = null;
  if (limits.method === "characteristic-function" || (limits.method === "auto" && !few)) {
    const transform: Transform = (block, out) => totalTransform(risks, block, out);
    const series = invertTransform(transform, cumulants, {
      tolerance: limits.tolerance,
      limit: 1024,
    });
    if (series !== null) {
      const distribution = fourierDistribution(series, cumulants.mean);
      const answers = fourierAnswers(risks, distribution, { cumulants, lattice, errors: ofMany });
      if (answers.enclosed || limits.method !== "auto") return { ...answers, series };
      const sizes = recurringSizes(risks).slice(0, 16);
      if (!risesAgain(transform, series, { ...limits, sizes })) unproved = { ...answers, series };
    } else if (limits.method === "characteristic-function") {
      refuse(
        issue("method", "unreachable", "the characteristic function decays too slowly; use the lattice"),
      );
    }
  }
  const planned = limits.method === "auto" ? plannedInversion(risks, cumulants) : null;
  if (planned !== null) {
    const answers = fourierAnswers(risks, planned, { cumulants, lattice, errors: ofFew });
    // The atom at 0 is known better than the series has it; and one that decayed is finer than one that is planned.
    if (answers.enclosed) return { ...answers, ...unproved, proofs: answers.proofs, enclosed: false };
  }
  return (
    unproved ?? {
      method: "lattice",
      ...latticePoint(risks, cumulants, { size: limits.latticeSize, lattice }),
      proofs: [{ by: "rounding-lattice", bounds: lattice }],
      enclosed: false,
    }
  );
}

/** Errors of a distribution function above which lattices are asked too, and above which they alone are. */
interface Errors {
  readonly enough: number;
  readonly bearable: number;
}

/** An error that need not be told more finely. */
const precise = 1e-9;
const ofMany: Errors = { enough: 1e-4, bearable: 1e-4 };
const ofFew: Errors = { enough: 3e-7, bearable: 3e-5 };

function fourierAnswers(
  risks: readonly Risk[],
  distribution: FourierDistribution,
  {
    cumulants,
    lattice,
    errors,
  }: { readonly cumulants: TotalCumulants; readonly lattice: LatticeBounds; readonly errors: Errors },
): ProvedAnswers {
  const { at } = distribution;
  const quantile = remembered((p) => solveQuantile(p, at, cumulants));
  const tell = (quick: boolean): InversionBounds | null =>
    inversionBounds(risks, distribution, { cumulants, quantile, worst: errors.bearable, quick });
  const fine = once(() => {
    const plain = tell(true);
    return plain !== null && plain.error <= precise ? plain : tell(false);
  });
  // How far a series may be believed is asked where somebody wants to know, whether at all where there is reason to.
  const told =
    (errors === ofMany && recurringSizes(risks).length === 0 && !hasNoEnd(risks)) || fine() !== null;
  const alone = (): boolean => (fine()?.error ?? Infinity) <= errors.enough;
  return {
    method: "characteristic-function",
    cdf: (x) => at(x).cdf,
    quantile,
    shortfall: (x) => at(x).shortfall,
    proofs: [
      { by: "truncated-inversion", bounds: fine },
      { by: "rounding-lattice", bounds: () => (alone() ? null : lattice()) },
    ],
    enclosed: told,
  };
}

/** What is worked out at most once, and only when it is asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

function checked({ tolerance = 1e-8, method = "auto", latticeSize }: ExactOptions): Limits {
  if (!(tolerance >= 1e-13 && tolerance <= 1e-3)) {
    refuse(issue("tolerance", "range", "must lie between 1e-13 and 1e-3"));
  }
  const size = latticeSize ?? 2 ** 14;
  if (!(size >= 2 ** 8 && size <= 2 ** 20 && Number.isInteger(Math.log2(size)))) {
    refuse(issue("latticeSize", "range", "must be a power of two from 2^8 to 2^20"));
  }
  return { tolerance, method, latticeSize: latticeSize ?? null };
}

/** A risk that cannot lose or gain anything leaves the total as it is. */
function matters({ occurrence, severity }: Risk): boolean {
  if (occurrence.kind === "poisson" && occurrence.rate === 0) return false;
  if (occurrence.kind === "bernoulli" && occurrence.probability === 0) return false;
  const [low, high] = supportOf(severity);
  return low !== 0 || high !== 0;
}
