import type { Triangular } from "../../distributions/distribution.ts";
import type { ComplexBlock, FrequencyBlock } from "./frequency-block.ts";

/**
 * Characteristic function of a triangular severity in closed form, `2 (U(mode, high) - U(low, mode)) / (i t range)`
 * with U the transform of the uniform on that side. Loses `1/(t range)` in digits, so it is for wide severities.
 */
export function triangularTransform(
  { low, mode, high }: Triangular,
  { step, from, count }: FrequencyBlock,
  { re, im }: ComplexBlock,
): void {
  for (let k = 0; k < count; k += 1) {
    const t = step * (from + k);
    const factor = 2 / (t * (high - low));
    const below = sinc((t * (mode - low)) / 2);
    const above = sinc((t * (high - mode)) / 2);
    const belowAngle = (t * (low + mode)) / 2;
    const aboveAngle = (t * (mode + high)) / 2;
    re[k] = factor * (above * Math.sin(aboveAngle) - below * Math.sin(belowAngle));
    im[k] = -factor * (above * Math.cos(aboveAngle) - below * Math.cos(belowAngle));
  }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x) / x;
}
