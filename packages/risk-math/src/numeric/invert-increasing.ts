/** An increasing function with its derivative, and where to look for the argument that gives `target`. */
export interface Inversion {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly target: number;
  readonly low: number;
  readonly high: number;
  readonly start: number;
}

/**
 * Solves `value(x) = target` by Newton steps kept inside a shrinking bracket; a step that leaves it is bisected.
 * Ends at a relative step below 4e-16, at exact equality, or when steps below 4e-15 stop shrinking, which is rounding of
 * `value`; at most 200 steps.
 */
export function invertIncreasing({ value, slope, target, low, high, start }: Inversion): number {
  let left = low;
  let right = high;
  let x = start > low && start < high ? start : middle(low, high);
  let previous = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 200; step += 1) {
    const miss = value(x) - target;
    if (miss === 0) return x;
    if (miss > 0) right = x;
    else left = x;
    const newton = x - miss / slope(x);
    const next = newton > left && newton < right ? newton : middle(left, right);
    const moved = Math.abs(next - x);
    if (moved <= 4e-16 * Math.abs(next) || next === left || next === right) return next;
    if (moved <= 4e-15 * Math.abs(next) && moved > previous / 2) return next;
    previous = moved;
    x = next;
  }
  return x;
}

function middle(low: number, high: number): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return low + (high - low) / 2;
  if (Number.isFinite(low)) return low > 0 ? low * 2 : low / 2 + 1;
  return Number.isFinite(high) ? (high < 0 ? high * 2 : high / 2 - 1) : 0;
}
