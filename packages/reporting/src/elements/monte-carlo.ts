import { MonteCarloOptions, type MonteCarloResult } from "@riskloom/domain";
import { portfoliosOn } from "../curves/portfolios.ts";
import { sharedRisks } from "../curves/shared-risks.ts";
import { simulatedCurve } from "../curves/simulated-curve.ts";
import { type Request, settled } from "../request.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * The distribution of the total loss of a period by simulation, of the same model as `scurve`, with the errors of
 * simulating and the exact figures beside it. Evaluation types share their randomness, so that their difference is no
 * noise; the same seed gives the same figures.
 */
export function monteCarlo(
  snapshot: Pick<Snapshot, "risks" | "matrices">,
  request: Request<MonteCarloOptions> & { readonly options: { readonly seed: number } },
): MonteCarloResult {
  const { filter, options } = settled(MonteCarloOptions, request);
  const { simulations } = options;
  const { seed } = request.options;
  return {
    matrices: portfoliosOn(snapshot, filter, options).map(({ portfolios, ...matrix }) => {
      const risks = sharedRisks(portfolios);
      const curves = portfolios.map((one, i) => simulatedCurve(one, risks[i] ?? [], { ...options, seed }));
      return { ...matrix, curves };
    }),
    simulations,
    seed,
  };
}
