import fc from "fast-check";
import {
  bernoulli,
  discrete,
  type Distribution,
  exactAggregate,
  exponential,
  gamma,
  lognormal,
  normal,
  pert,
  pointMass,
  poisson,
  type Risk,
  simulate,
  simulateUntil,
  tornado,
  triangular,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { answerOrRefusal, badNumbers, oddNumber } from "./odd-numbers.ts";

/** Thousandths: slivers below 1e-150, which the constructors refuse, are a matter of the other tests. */
const thousandths = (x: number): number => Math.round(1000 * x) / 1000;
const size = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(thousandths);
const width = fc.double({ min: 0, max: 1e6, noNaN: true }).map(thousandths);
const severity: fc.Arbitrary<Distribution> = fc.oneof(
  fc.tuple(size, width, width).map(([low, a, b]) => pert({ low, mid: low + a, high: low + a + b }, 4)),
  fc.tuple(size, width, width).map(([low, a, b]) => triangular({ low, mid: low + a, high: low + a + b })),
  size.map(pointMass),
  fc.tuple(size, size).map(([a, b]) =>
    discrete([
      [a, 0.25],
      [b, 0.75],
    ]),
  ),
  fc.double({ min: 0.1, max: 1e4, noNaN: true }).map(exponential),
  fc.double({ min: 0.2, max: 20, noNaN: true }).map((shape) => gamma({ shape, scale: 3 })),
  fc
    .double({ min: 0, max: 1.5, noNaN: true })
    .map(thousandths)
    .map((sigma) => lognormal({ mu: 5, sigma })),
  fc.tuple(size, width).map(([mean, sd]) => normal({ mean, sd })),
);
const occurrence = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(bernoulli),
  fc.double({ min: 0, max: 30, noNaN: true }).map((rate) => poisson(rate)),
  fc.constantFrom(bernoulli(1), bernoulli(0), poisson(0), poisson(1e-12)),
);
const portfolios = fc
  .array(fc.tuple(occurrence, severity), { maxLength: 6 })
  .map((rows) => rows.map(([happens, loss], id): Risk => ({ id, occurrence: happens, severity: loss })));
const coarse = { latticeSize: 2 ** 10 };

test("an exact total answers every question with finite, ordered numbers", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(portfolios, (risks) => {
      const total = exactAggregate(risks, coarse);
      const quantiles = [0.01, 0.2, 0.5, 0.8, 0.99].map((p) => total.quantile(p) ?? 0);
      const tails = [0.01, 0.5, 0.99].map((p) => total.cvar(p));
      const shortfalls = quantiles.map((x) => total.shortfall(x));
      const scalars = [total.mean, total.variance, total.sd, total.skewness, total.cdf(0)];
      expect(badNumbers({ quantiles, tails, shortfalls, scalars })).toEqual([]);
      const slack = 1e-3 * total.sd + 1e-9;
      quantiles.slice(1).forEach((x, i) => expect(x).toBeGreaterThanOrEqual((quantiles[i] ?? x) - slack));
      expect(badNumbers(total.sCurve({ points: 11 }))).toEqual([]);
    }),
    { numRuns: 80, endOnFailure: true },
  );
});

test(
  "Euler contributions add up to the percentile and tail contributions to the tail mean",
  { timeout: 120_000 },
  () => {
    const part = fc.integer({ min: 1, max: 1_000_000 });
    const loss = fc
      .tuple(part, part, part)
      .map(([low, a, b]) => pert({ low, mid: low + a, high: low + a + b }, 4));
    const many = fc
      .array(fc.tuple(fc.double({ min: 0.05, max: 0.9, noNaN: true }), loss), {
        minLength: 60,
        maxLength: 90,
      })
      .map((rows) =>
        rows.map(([rate, severity], id) => ({
          id,
          occurrence: id % 2 === 0 ? bernoulli(rate) : poisson(rate),
          severity,
        })),
      );
    fc.assert(
      fc.property(many, fc.constantFrom(0.5, 0.8, 0.95), (risks, p) => {
        const { rows, quantile, cvar, total } = tornado(risks, { p, tolerance: 1e-10 });
        const sum = (of: (row: (typeof rows)[number]) => number): number =>
          rows.reduce((all, row) => all + of(row), 0);
        const precision = total.method === "lattice" ? 2e-3 : 1e-7;
        expect(Math.abs(sum(({ euler }) => euler) - quantile)).toBeLessThan(precision * quantile);
        expect(Math.abs(sum(({ tail }) => tail) - cvar)).toBeLessThan(precision * cvar);
        expect(sum(({ meanShare }) => meanShare ?? 0)).toBeCloseTo(1, 9);
        expect(sum(({ varianceShare }) => varianceShare ?? 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  },
);

test("contributions of any portfolio are finite", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(portfolios, (risks) => {
      const { rows, other, quantile, cvar } = tornado(risks, { p: 0.8, maxRisks: 3, ...coarse });
      expect(badNumbers({ rows, other, quantile, cvar })).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("simulated totals of any portfolio are finite", () => {
  fc.assert(
    fc.property(portfolios, fc.integer({ min: 1, max: 3000 }), (risks, simulations) => {
      const run = simulate(risks, { simulations, seed: 3 });
      expect(run.totals.length).toBe(simulations);
      expect(
        badNumbers([run.totals, run.mean, run.sd, run.percentile(0.8), run.cvar(0.9), run.type7(0.5)]),
      ).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("odd parameters are refused with a documented code or give finite totals", { timeout: 120_000 }, () => {
  const parameters = fc.tuple(oddNumber, oddNumber, oddNumber, oddNumber);
  fc.assert(
    fc.property(parameters, oddNumber, ([rate, low, up, further], p) => {
      const total = answerOrRefusal(() => {
        const triple = { low, mid: low + Math.abs(up), high: low + Math.abs(up) + Math.abs(further) };
        return exactAggregate(
          [
            { id: 1, occurrence: poisson(rate), severity: pert(triple, 4) },
            { id: 2, occurrence: bernoulli(0.3), severity: pointMass(1) },
          ],
          coarse,
        );
      });
      if (total === null) return;
      const answers = answerOrRefusal(() => [
        total.quantile(p),
        total.cvar(p),
        total.cdf(p),
        total.shortfall(p),
      ]);
      expect(badNumbers({ answers, mean: total.mean, sd: total.sd, skewness: total.skewness })).toEqual([]);
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test("odd seeds, counts and tolerances are refused with a documented code", () => {
  const risks = [{ id: 1, occurrence: poisson(1), severity: pointMass(2) }];
  fc.assert(
    fc.property(oddNumber, oddNumber, (simulations, seed) => {
      const small = simulations > 5000 ? 5000.5 : simulations;
      const run = answerOrRefusal(() => simulate(risks, { simulations: small, seed }));
      expect(badNumbers(run?.mean)).toEqual([]);
      answerOrRefusal(() =>
        simulateUntil(risks, { seed: 1, percentiles: [0.5], tolerance: simulations, most: 4096 }),
      );
    }),
  );
});
