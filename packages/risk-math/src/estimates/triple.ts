import { type Issue, issue, largestMagnitude, notFinite, refuse } from "../risk-math-error.ts";

/** An estimate in three figures, `low <= mid <= high`. What they mean is told by a `TripleMeaning`. */
export interface Triple {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** A triple as it is typed in: any part may be missing. */
export interface PartialTriple {
  readonly low?: number | null | undefined;
  readonly mid?: number | null | undefined;
  readonly high?: number | null | undefined;
}

/**
 * How the three figures are to be read: the ends as bounds with the mid as mode, or the ends as percentiles
 * (probabilities in (0, 1)) with the mid as mode or as median. The readings give different answers, so none is assumed.
 */
export type TripleMeaning =
  | "bounds"
  | { readonly low: number; readonly high: number; readonly mid: "mode" | "median" };

/** What to do about a missing part: refuse, take the mid for certain, or put the mid halfway between the ends. */
export interface TripleRepair {
  readonly missing?: "error" | "mid-only" | "low-high";
  /** The middle that `low-high` takes: arithmetic for bounds, geometric for the classes of a matrix. */
  readonly centre?: "arithmetic" | "geometric";
  /** `sort` puts inverted figures in order and says so in `repairs`; otherwise they are refused. */
  readonly repair?: "none" | "sort";
}

/** The outcome of a check: `triple` is null when nothing was given at all or when there are issues. */
export interface CheckedTriple {
  readonly triple: Triple | null;
  readonly issues: readonly Issue[];
  /** What was changed on request: never anything silently. */
  readonly repairs: readonly ("mid-only" | "low-high" | "sort")[];
}

/**
 * Checks a triple and fills what is missing as the policy allows.
 *
 * Codes: `not-finite`, `range` (beyond 1e70, or a side of less than 1e-150), `missing`, `order`, `support` (a geometric centre of ends that are not both positive).
 *
 * @example
 * validateTriple({ low: 5, mid: 3, high: 9 }).issues[0]?.code; // "order"
 */
export function validateTriple(input: PartialTriple, policy: TripleRepair = {}): CheckedTriple {
  if (isSound(input)) return { triple: complete(input), issues: [], repairs: [] };
  const given = Object.entries({ low: input.low, mid: input.mid, high: input.high }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (given.length === 0) return { triple: null, issues: [], repairs: [] };
  const issues = notFinite(Object.fromEntries(given));
  if (issues.length > 0) return { triple: null, issues, repairs: [] };
  return given.length === 3 ? ordered(complete(input), policy, []) : filled(input, policy);
}

/** The triple itself, for callers who want a thrown `RiskMathError` instead of a list of issues. */
export function requireTriple(input: PartialTriple): Triple {
  const { triple, issues } = validateTriple(input);
  refuse(issues);
  if (triple === null) refuse(missing("low"));
  return triple ?? { low: 0, mid: 0, high: 0 };
}

function filled(input: PartialTriple, policy: TripleRepair): CheckedTriple {
  const { low, mid, high } = input;
  if (policy.missing === "mid-only" && typeof mid === "number") {
    return { triple: { low: mid, mid, high: mid }, issues: [], repairs: ["mid-only"] };
  }
  if (policy.missing === "low-high" && typeof low === "number" && typeof high === "number") {
    const geometric = policy.centre === "geometric";
    if (geometric && !(low > 0 && high > 0)) {
      const message = "must be above 0 for a geometric centre";
      return { triple: null, issues: issue("low", "support", message), repairs: [] };
    }
    const centre = geometric ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
    return ordered({ low, mid: centre, high }, policy, ["low-high"]);
  }
  const absent = (["low", "mid", "high"] as const).filter((part) => typeof input[part] !== "number");
  return { triple: null, issues: absent.flatMap(missing), repairs: [] };
}

function ordered(triple: Triple, policy: TripleRepair, repairs: CheckedTriple["repairs"]): CheckedTriple {
  const { low, mid, high } = triple;
  if (low <= mid && mid <= high) {
    if (!isSliver(mid - low) && !isSliver(high - mid)) return { triple, issues: [], repairs };
    const issues = issue("high", "range", "must differ by 0 or by at least 1e-150 from its neighbours");
    return { triple: null, issues, repairs: [] };
  }
  if (policy.repair === "sort") {
    const sorted = [low, mid, high].toSorted((a, b) => a - b);
    const repaired = { low: sorted[0] ?? low, mid: sorted[1] ?? mid, high: sorted[2] ?? high };
    return { triple: repaired, issues: [], repairs: [...repairs, "sort"] };
  }
  const path = low > mid ? "mid" : "high";
  return { triple: null, issues: issue(path, "order", "must satisfy low <= mid <= high"), repairs: [] };
}

/** Whether there is nothing to say about a triple, which is so for nearly all that are ever checked. */
function isSound({ low, mid, high }: PartialTriple): boolean {
  if (typeof low !== "number" || typeof mid !== "number" || typeof high !== "number") return false;
  const within = -largestMagnitude <= low && low <= mid && mid <= high && high <= largestMagnitude;
  return within && !isSliver(mid - low) && !isSliver(high - mid);
}

/** A width whose square would be 0. */
function isSliver(width: number): boolean {
  return width > 0 && width < 1e-150;
}

function complete({ low, mid, high }: PartialTriple): Triple {
  return { low: low ?? 0, mid: mid ?? 0, high: high ?? 0 };
}

function missing(path: string): Issue[] {
  return issue(path, "missing", "is missing");
}
