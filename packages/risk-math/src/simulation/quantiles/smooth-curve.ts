import { fourierDistribution } from "../../aggregate/fourier-distribution.ts";
import { invertTransform } from "../../aggregate/fourier-inversion.ts";
import { totalCumulants } from "../../aggregate/total-cumulants.ts";
import { totalTransform } from "../../aggregate/transform/total-transform.ts";
import type { Distribution } from "../../distributions/distribution.ts";
import { expectedEvents } from "../../occurrence/occurrence.ts";
import type { ManyEvents } from "./compound-window.ts";
import type { CurvePoints } from "./quantile-table.ts";

/**
 * Points of the distribution function of a sum of so many events that its characteristic function decays, where rounding
 * every event to a lattice would spread the sum; null for a sum of few events or of heavy tails.
 */
export function smoothCurve(
  occurrence: ManyEvents,
  severity: Distribution,
): ((points: number) => CurvePoints) | null {
  if (occurrence.kind !== "poisson" || expectedEvents(occurrence) < fewEvents) return null;
  const risks = [{ id: 0, occurrence, severity }];
  const cumulants = totalCumulants(risks);
  const series = invertTransform((block, out) => totalTransform(risks, block, out), cumulants, {
    tolerance: 1e-9,
    limit: 1024,
  });
  if (series === null) return null;
  const { at } = fourierDistribution(series, cumulants.mean);
  const low = Math.max(series.start, cumulants.low);
  const width = series.start + series.period - low;
  return (points) => {
    const losses: number[] = [];
    const below: number[] = [];
    for (let i = 0; i < points; i += 1) {
      const loss = low + (width * i) / (points - 1);
      const probability = Math.min(1, Math.max(0, at(loss).cdf));
      if (probability <= (below.at(-1) ?? -1)) continue;
      losses.push(loss);
      below.push(probability);
    }
    return { losses, below };
  };
}

/** e^-14 is a millionth: below that nothing of the atom at 0 is seen. */
const fewEvents = 14;
