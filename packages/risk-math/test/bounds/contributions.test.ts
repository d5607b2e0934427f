import {
  bernoulli,
  certain,
  pert,
  pointMass,
  poisson,
  quantile,
  type Risk,
  tornado,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { randomRegister, uniforms } from "./random-register.ts";

const estimate = (low: number, mid: number, high: number): Risk["severity"] => pert({ low, mid, high }, 4);
const registers: readonly (readonly [string, readonly Risk[]])[] = [
  [
    "a rare small loss beside larger ones",
    [
      { id: "a", occurrence: poisson(0.5), severity: estimate(50, 60, 90) },
      { id: "b", occurrence: bernoulli(0.8), severity: estimate(100, 200, 900) },
      { id: "c", occurrence: poisson(0.2), severity: estimate(1000, 2000, 3000) },
    ],
  ],
  [
    "a fixed amount beside a varying one",
    [
      { id: "a", occurrence: bernoulli(0.5), severity: pointMass(1000) },
      { id: "b", occurrence: bernoulli(0.8), severity: estimate(500, 1000, 2000) },
      { id: "c", occurrence: poisson(1), severity: estimate(10, 30, 200) },
    ],
  ],
  [
    "benefits beside losses",
    [
      { id: "a", occurrence: bernoulli(0.5), severity: estimate(50, 60, 90) },
      { id: "b", occurrence: poisson(1), severity: estimate(-30, -20, -10) },
      { id: "c", occurrence: certain(), severity: estimate(5, 10, 40) },
    ],
  ],
];

test.each(registers)(
  "contributions to %s agree with simulation under the condition, within its standard error",
  (_, risks) => {
    const random = uniforms(11);
    const draws = Array.from({ length: 150_000 }, () => risks.map((risk) => drawn(risk, random)));
    for (const p of [0.6, 0.8, 0.95]) {
      const { rows, quantile: at, cvar } = tornado(risks, { p });
      const sd = Math.sqrt(rows.reduce((sum, row) => sum + row.sd ** 2, 0));
      const near = draws.filter((parts) => Math.abs(total(parts) - at) < 0.01 * sd);
      const beyond = draws.filter((parts) => total(parts) > at);
      risks.forEach(({ id }, i) => {
        const row = rows.find((one) => one.id === id);
        const told = [meanOf(near, i), meanOf(beyond, i)] as const;
        // The band has a width, within which the condition moves by a hundredth of the spread.
        expect(Math.abs((row?.euler ?? Number.NaN) - told[0].mean)).toBeLessThan(
          4.5 * told[0].error + 0.012 * sd,
        );
        expect(Math.abs((row?.tail ?? Number.NaN) - told[1].mean)).toBeLessThan(
          4.5 * told[1].error + 1e-3 * sd,
        );
      });
      expect(rows.reduce((sum, { euler }) => sum + euler, 0)).toBeCloseTo(at, 6);
      expect(rows.reduce((sum, { tail }) => sum + tail, 0)).toBeCloseTo(cvar, 6);
    }
  },
  60_000,
);

test(
  "contributions of losses are never negative and add up, whatever the register",
  { timeout: 60_000 },
  () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { risks } = randomRegister(seed);
      const losses = risks.filter(({ severity }) => (quantile(severity, 0) ?? -1) >= 0);
      if (losses.length === 0) continue;
      for (const p of [0.3, 0.8, 0.97]) {
        const { rows, quantile: at, cvar } = tornado(losses, { p, latticeSize: 2 ** 10 });
        const sum = (of: (row: (typeof rows)[number]) => number): number =>
          rows.reduce((all, row) => all + of(row), 0);
        for (const { euler, tail, leaveOneOut, figures } of rows) {
          expect(euler).toBeGreaterThanOrEqual(0);
          expect(tail).toBeGreaterThanOrEqual(0);
          // Without a loss no percentile is larger; the bound knows what is rounding.
          const most =
            figures.leaveOneOut?.kind === "bound"
              ? (figures.leaveOneOut.high ?? Infinity)
              : (leaveOneOut ?? 0);
          expect(most).toBeGreaterThanOrEqual(-1e-9 * at);
          expect(at === 0 ? leaveOneOut : 0).toBe(0);
        }
        expect(Math.abs(sum(({ tail }) => tail) - cvar)).toBeLessThanOrEqual(1e-6 * cvar);
        expect(at === 0 ? sum(({ euler }) => euler) : 0).toBe(0);
      }
    }
  },
);

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

function drawn({ occurrence, severity }: Risk, random: () => number): number {
  let events = 0;
  if (occurrence.kind === "bernoulli") events = random() < occurrence.probability ? 1 : 0;
  else if (occurrence.kind === "poisson") {
    for (let product = random(); product > Math.exp(-occurrence.rate); product *= random()) events += 1;
  }
  let sum = 0;
  for (let i = 0; i < events; i += 1)
    sum += severity.kind === "point" ? severity.value : (quantile(severity, random()) ?? 0);
  return sum;
}

function meanOf(draws: readonly (readonly number[])[], i: number): { mean: number; error: number } {
  const values = draws.map((parts) => parts[i] ?? 0);
  const mean = total(values) / values.length;
  const variance = total(values.map((value) => (value - mean) ** 2)) / values.length;
  return { mean, error: Math.sqrt(variance / values.length) };
}
