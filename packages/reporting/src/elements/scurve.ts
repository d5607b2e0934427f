import { ScurveOptions, type ScurveResult } from "@riskloom/domain";
import { exactCurve } from "../curves/exact-curve.ts";
import { portfoliosOn } from "../curves/portfolios.ts";
import { type Request, settled } from "../request.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * The exact distribution of the total loss of a period, per matrix and evaluation type: its risks happen independently,
 * each as often as a Poisson number of the mean of its frequency says, and cost a modified PERT amount each time. With
 * the budget the axis of points and percentiles begins there.
 */
export function scurve(
  snapshot: Pick<Snapshot, "risks" | "matrices">,
  request: Request<ScurveOptions> = {},
): ScurveResult {
  const { filter, options } = settled(ScurveOptions, request);
  return {
    matrices: portfoliosOn(snapshot, filter, options).map(({ portfolios, ...matrix }) => {
      const offset = options.includeBudget ? (matrix.budget ?? 0) : 0;
      const curves = portfolios.map((one) => exactCurve(one, { percentiles: options.percentiles, offset }));
      return { ...matrix, curves };
    }),
  };
}
