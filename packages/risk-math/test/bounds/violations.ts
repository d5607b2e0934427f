import { exactAggregate } from "@riskloom/risk-math";
import { exactCdf, exactShortfall } from "./oracle.ts";
import { randomRegister, uniforms } from "./random-register.ts";

/** What the oracle and the generator of registers may err: probabilities, and places relative to the largest. */
const slack = 5e-12;

/** Every bound of a random register that the exact figures violate, in words; `cells` is the size of the windows. */
export function violations(seed: number, cells: number): string[] {
  const { risks, total } = randomRegister(seed);
  const found: string[] = [];
  const aggregate = exactAggregate(risks, { latticeSize: cells });
  const { bounds } = aggregate;
  const random = uniforms(seed + 77_777);
  const places = total.atoms.map(([value]) => value).filter(() => random() < 0.2);
  const largest = Math.max(
    ...total.atoms.map(([value]) => Math.abs(value)),
    ...total.amounts.map(({ amount }) => Math.max(Math.abs(amount.low), Math.abs(amount.high))),
  );
  // Sums of amounts are rounded differently here and there: an atom may lie this far off.
  const shift = 8e-16 * largest;
  const report = (what: string, holds: boolean): void => {
    if (!holds) found.push(`register ${seed}: ${what}`);
  };
  const levels = [0.05, 0.1, 0.5, 0.9, 0.93, 0.99, random(), random()];
  for (const place of places.slice(0, 2)) levels.push(exactCdf(total, place));
  for (const p of levels.filter((level) => level > 1e-9 && level < 1 - 1e-9)) {
    const bound = bounds.quantile(p);
    if (bound === null) continue;
    const { low, high, value } = bound;
    report(
      `P${100 * p} is ${value} outside its own bound`,
      (low ?? value) <= value && value <= (high ?? value),
    );
    if (low !== null)
      report(
        `P${100 * p} lies below ${low}`,
        exactCdf(total, low - shift - Math.abs(low) * 1e-15, true) < p + slack,
      );
    if (high !== null) report(`P${100 * p} lies above ${high}`, exactCdf(total, high + shift) >= p - slack);
    places.push(value, value + shift * 4, value * (1 + 1e-3 * random()));
  }
  for (const x of places) {
    const { low, high } = bounds.cdf(x);
    report(`F(${x}) is below ${low}`, exactCdf(total, x + shift) >= (low ?? 0) - slack);
    report(`F(${x}) is above ${high}`, exactCdf(total, x - shift) <= (high ?? 1) + slack);
  }
  for (const p of [0.1, 0.5, 0.95]) {
    const bound = bounds.cvar(p);
    const at = bounds.quantile(p);
    if (bound === null || at === null) continue;
    // The least of G over some places is above the true tail mean, and equal to it at the quantile.
    const least = Math.min(
      ...[at.low, at.value, at.high].map((d) =>
        d === null ? Infinity : d + exactShortfall(total, d) / (1 - p),
      ),
    );
    const error = (1e-11 * largest) / (1 - p);
    report(`CVaR ${p} lies below ${bound.low}`, bound.low === null || least >= bound.low - error);
    if (at.low !== null && at.low === at.high)
      report(`CVaR ${p} lies above ${bound.high}`, bound.high === null || least <= bound.high + error);
  }
  return found;
}
