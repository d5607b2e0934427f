import { type Issue, issue } from "../risk-math-error.ts";
import type { Distribution } from "./distribution.ts";
import { familyOf } from "./families.ts";

/**
 * Reports what makes a distribution unusable that was written by hand or came over a wire: what its constructor would
 * have refused.
 *
 * Codes: `kind` (a family that is not known), `not-finite`, `order`, `shape`, `range`, `support`, `percentile`, `empty`,
 * `length`.
 *
 * @example
 * validateDistribution({ kind: "normal", mean: 0, sd: -5 })[0]?.code; // "shape"
 */
export function validateDistribution(distribution: Distribution, path: string = "distribution"): Issue[] {
  const kind: unknown = (distribution as Partial<Distribution> | null)?.kind;
  if (typeof kind !== "string" || !kinds.has(kind)) {
    return issue(path, "kind", `must be one of ${[...kinds].join(", ")}, not ${String(kind)}`);
  }
  const issues = familyOf(distribution).issues();
  // Most are sound: no new list for them.
  return issues.length === 0 ? issues : issues.map((found) => ({ ...found, path: `${path}.${found.path}` }));
}

const kinds: ReadonlySet<string> = new Set<Distribution["kind"]>([
  "point",
  "triangular",
  "beta",
  "double-triangular",
  "normal",
  "lognormal",
  "metalog",
  "gamma",
  "generalised-pareto",
  "weibull",
  "log-logistic",
  "discrete",
]);
