import {
  exponential,
  geometric,
  lognormal,
  pert,
  type Risk,
  triangular,
  uncertainRate,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { latticeBounds } from "../../src/bounds/lattice/lattice-bounds.ts";
import { rateTransform } from "../../src/bounds/lattice/rate-transform.ts";

function boundsOf(risk: Omit<Risk, "id">, mean: number): NonNullable<ReturnType<typeof latticeBounds>> {
  const bounds = latticeBounds([{ id: 1, ...risk }], mean, 2 ** 12);
  if (bounds === null) throw new Error("no bounds");
  return bounds;
}

test("a geometric number of exponential losses is bounded about its closed form, as narrowly as a fixed rate", () => {
  const bounds = boundsOf({ occurrence: geometric(3), severity: exponential(100) }, 300);
  // P(S > x) = q exp(-(1 - q) x / 100) with q = 3/4 (Klugman, Panjer and Willmot, Loss Models, compound geometric).
  for (const x of [1, 100, 400, 1000, 2500]) {
    const known = 1 - 0.75 * Math.exp(-x / 400);
    const { low, high } = bounds.cdf(x);
    expect(low).toBeLessThanOrEqual(known);
    expect(high).toBeGreaterThanOrEqual(known);
    expect(high - low).toBeLessThan(2e-3);
  }
});

test("an even rate from 0 to 6 is integrated, not cut into cells", () => {
  const rate = { kind: "beta", low: 0, high: 6, alpha: 1, beta: 1 } as const;
  const bounds = boundsOf(
    { occurrence: uncertainRate(rate), severity: pert({ low: 99, mid: 100, high: 101 }, 4) },
    300,
  );
  // P(N <= n) = Σ_{j <= n} ∫ L^j e^-L / j! dL / 6, at losses that only n events can reach.
  const rest = Math.exp(-6);
  const shares = [1 - rest, 1 - 7 * rest, 1 - 25 * rest];
  let known = 0;
  shares.forEach((share, n) => {
    known += share / 6;
    const { low, high } = bounds.cdf(100 * n + 50);
    expect(low).toBeLessThanOrEqual(known);
    expect(high).toBeGreaterThanOrEqual(known);
    expect(high - low).toBeLessThan(1e-8);
  });
});

test.each([
  ["triangular", triangular({ low: 1, mid: 2, high: 5 })],
  ["lognormal", lognormal({ mu: 0, sigma: 0.5 })],
] as const)("the transform of a %s rate lies between those of the rates about it", (_name, rate) => {
  const { low, high, error } = rateTransform(rate);
  // At a real φ, E exp(L (φ - 1)) falls with the rate; by Jensen it is at least exp(E L (φ - 1)).
  for (const share of [0, 0.3, 0.9, 1]) {
    const [least] = high(share - 1, 0);
    const [most] = low(share - 1, 0);
    expect(least - error).toBeLessThanOrEqual(most + error);
    const mean = rate.kind === "triangular" ? 8 / 3 : Math.exp(0.125);
    expect(most + error).toBeGreaterThanOrEqual(Math.exp(mean * (share - 1)));
  }
});
