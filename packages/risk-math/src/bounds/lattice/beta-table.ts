import type { ScaledBeta } from "../../distributions/distribution.ts";
import { incompleteBeta } from "../../numeric/incomplete-beta.ts";
import { logBeta } from "../../numeric/log-gamma.ts";

/**
 * Fills a beta's distribution function at equally spaced losses, measured from `from`.
 *
 * About an anchor u₀ the density is a power series whose coefficients follow from
 * `u (1 - u) f' = ((α - 1)(1 - u) - (β - 1) u) f`. Within a thirtieth of the distance to the nearer end, its radius of
 * convergence, fourteen terms leave less than `2^(α+β) 24^-14` of the density there (Cauchy's estimate on three quarters
 * of that radius), below 1e-13 up to α + β = 20; steeper betas are asked point by point. Each anchor starts from the
 * distribution function itself, so nothing accumulates.
 */
export function betaTable(
  { low, high, alpha, beta }: ScaledBeta,
  from: number,
): ((first: number, h: number, out: Float64Array) => void) | null {
  if (alpha + beta > 20) return null;
  const width = high - low;
  const log = logBeta(alpha, beta);
  return (first, h, out) => {
    const place = (k: number): number => ((first + k) * h + from - low) / width;
    const cell = h / width;
    for (let k = 0; k < out.length;) {
      const u = place(k);
      const reach = Math.min(u, 1 - u) / 15;
      const count = Math.min(out.length - k, Math.floor(reach / cell) + 1);
      if (!(u > 1e-6 && u < 1 - 1e-6) || count < 6) {
        out[k] = incompleteBeta(u, alpha, beta);
        k += 1;
        continue;
      }
      const middle = u + ((count - 1) * cell) / 2;
      expand([alpha, beta, middle], log);
      const anchor = incompleteBeta(middle, alpha, beta);
      for (let j = 0; j < count; j += 1) {
        const d = place(k + j) - middle;
        let sum = 0;
        for (let m = terms; m >= 1; m -= 1) sum = (sum + (integrals[m] ?? 0)) * d;
        out[k + j] = Math.min(1, Math.max(0, anchor + sum));
      }
      k += count;
    }
  };
}

const terms = 14;
/** Coefficients of the integrated series: that of d^m at m. */
const integrals = new Float64Array(terms + 1);
const series = new Float64Array(terms + 1);

function expand([alpha, beta, u]: readonly [number, number, number], log: number): void {
  const v = 1 - u;
  series[0] = Math.exp((alpha - 1) * Math.log(u) + (beta - 1) * Math.log1p(-u) - log);
  const slope = (alpha - 1) * v - (beta - 1) * u;
  const bend = alpha + beta - 2;
  for (let m = 0; m < terms; m += 1) {
    const now = (slope - m * (v - u)) * (series[m] ?? 0);
    const before = m > 0 ? (m - 1 - bend) * (series[m - 1] ?? 0) : 0;
    series[m + 1] = (now + before) / ((m + 1) * u * v);
    integrals[m + 1] = (series[m] ?? 0) / (m + 1);
  }
}
