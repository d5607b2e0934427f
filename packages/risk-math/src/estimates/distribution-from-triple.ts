import type { Distribution } from "../distributions/distribution.ts";
import { doubleTriangular } from "../distributions/double-triangular.ts";
import { pert, pertClassic } from "../distributions/pert.ts";
import { triangular } from "../distributions/triangular.ts";
import { issue, refuse } from "../risk-math-error.ts";
import { fitLognormal, fitShiftedLognormal } from "./fit-lognormal.ts";
import { fitMetalog } from "./fit-metalog.ts";
import { fitPert } from "./fit-pert.ts";
import { fitTriangular } from "./fit-triangular.ts";
import { type PartialTriple, requireTriple, type TripleMeaning } from "./triple.ts";

/** A family with the settings it needs; `shape` is the weight of the mode and has no default. */
export type TripleFamily =
  | { readonly family: "pert"; readonly shape: number }
  | { readonly family: "triangular" | "pert-classic" | "lognormal" | "shifted-lognormal" | "metalog" }
  | { readonly family: "double-triangular"; readonly below: number };

/**
 * The distribution that a triple stands for under a reading and a family.
 *
 * Bounds go with `pert`, `pert-classic`, `triangular`, `double-triangular`; percentiles with a mode go with `pert` and
 * `triangular`; percentiles with a median go with `lognormal`, `shifted-lognormal` and `metalog`. Any other pair is
 * refused with code `unreachable`.
 *
 * @example
 * const triple = { low: 500, mid: 1000, high: 2000 };
 * distributionMean(distributionFromTriple(triple, "bounds", { family: "pert", shape: 4 })); // 1083.3333333333333
 */
export function distributionFromTriple(
  triple: PartialTriple,
  meaning: TripleMeaning,
  options: TripleFamily,
): Distribution {
  const { family } = options;
  const checked = requireTriple(triple);
  if (meaning === "bounds") {
    if (family === "pert") return pert(checked, options.shape);
    if (family === "triangular") return triangular(checked);
    if (family === "pert-classic") return pertClassic(checked);
    if (family === "double-triangular") return doubleTriangular(checked, options.below);
  } else if (meaning.mid === "mode") {
    if (family === "pert") return fitPert(checked, meaning, options.shape);
    if (family === "triangular") return fitTriangular(checked, meaning);
  } else {
    if (family === "lognormal") return fitLognormal(checked, meaning).distribution;
    if (family === "shifted-lognormal") return fitShiftedLognormal(checked, meaning);
    if (family === "metalog") return fitMetalog(checked, meaning);
  }
  refuse(issue("family", "unreachable", `${family} cannot be read from this kind of triple`));
  return { kind: "point", value: checked.mid };
}
