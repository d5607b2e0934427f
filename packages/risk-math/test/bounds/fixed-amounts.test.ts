import {
  bernoulli,
  discrete,
  exactAggregate,
  pert,
  pointMass,
  poisson,
  type Risk,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { halves, type Single } from "./halves.ts";
import { uniforms } from "./random-register.ts";

/** Poisson probabilities by their recursion in logarithms. */
function poissonMasses(rate: number, most: number): number[] {
  const masses: number[] = [];
  let log = -rate;
  for (let n = 0; n <= most; n += 1) {
    masses.push(Math.exp(log));
    log += Math.log(rate) - Math.log(n + 1);
  }
  return masses;
}

/** P(A + 1000 B <= x) for two counts of 100 each: 40 risks of 5 events, each of 1 or of 1,000 with even odds (Kingman 1993, thinning). */
function steepCdf(x: number): number {
  const masses = poissonMasses(100, 400);
  const sums = masses.reduce<number[]>((row, mass) => [...row, (row.at(-1) ?? 0) + mass], []);
  return masses.reduce(
    (sum, mass, b) =>
      x < 1000 * b ? sum : sum + mass * (sums[Math.min(400, Math.floor(x - 1000 * b))] ?? 0),
    0,
  );
}

const steep = (low: number, high: number): Risk[] =>
  Array.from({ length: 40 }, (_, id) => ({
    id,
    occurrence: poisson(5),
    severity: discrete([
      [low, 0.5],
      [high, 0.5],
    ]),
  }));
const places = [80_000, 95_000, 99_000, 100_000, 100_099, 100_100, 100_900, 105_000, 125_000];

test("losses of two far sizes are told on every level, though their characteristic function comes back again and again", () => {
  const total = exactAggregate(steep(1, 1000));
  for (const x of places) {
    const exact = steepCdf(x);
    expect(Math.abs(total.cdf(x) - exact)).toBeLessThan(1e-10);
    const { low, high } = total.bounds.cdf(x);
    expect(low).toBeLessThanOrEqual(exact + 1e-13);
    expect(high).toBeGreaterThanOrEqual(exact - 1e-13);
    expect((high ?? 1) - (low ?? 0)).toBeLessThan(1e-10);
  }
  for (const p of [0.05, 0.5, 0.9, 0.999]) {
    const { low, high } = total.bounds.quantile(p) ?? {};
    expect(low).toBe(high);
    expect(steepCdf((high ?? 0) - 1)).toBeLessThan(p);
    expect(steepCdf(high ?? 0)).toBeGreaterThanOrEqual(p);
  }
});

test("two sizes that share no unit are told but where their sums lie closest, and there the bound says so", () => {
  const high = 1000.000123456789;
  const total = exactAggregate(steep(1, high));
  const exact = (x: number): number => {
    const masses = poissonMasses(100, 400);
    const sums = masses.reduce<number[]>((row, mass) => [...row, (row.at(-1) ?? 0) + mass], []);
    return masses.reduce(
      (sum, mass, b) =>
        x < high * b ? sum : sum + mass * (sums[Math.min(400, Math.floor(x - high * b))] ?? 0),
      0,
    );
  };
  for (const x of places.map((place) => place + 0.5)) {
    const bound = total.bounds.cdf(x);
    expect(bound.low).toBeLessThanOrEqual(exact(x) + 1e-13);
    expect(bound.high).toBeGreaterThanOrEqual(exact(x) - 1e-13);
  }
  // Between the heaps, which reach from about 50 to 150 above every whole thousand, nothing moves.
  for (const x of places.filter((place) => place % 1000 < 10 || place % 1000 > 300)) {
    expect(Math.abs(total.bounds.cdf(x).value - exact(x))).toBeLessThan(1e-9);
  }
});

test("a loss that varies beside two far sizes leaves the bounds and the figures true", () => {
  const varying: Risk = {
    id: "v",
    occurrence: poisson(0.1),
    severity: pert({ low: 10, mid: 20, high: 100 }, 4),
  };
  const { bounds } = exactAggregate([...steep(1, 1000), varying]);
  for (const x of places) {
    // The varying loss is nothing with e^-0.1, and at most 100 when it happens once.
    const [least, most] = [
      Math.exp(-0.1) * steepCdf(x) + 0.1 * Math.exp(-0.1) * steepCdf(x - 100),
      steepCdf(x),
    ];
    const bound = bounds.cdf(x);
    expect(bound.low).toBeLessThanOrEqual(most);
    expect(bound.high).toBeGreaterThanOrEqual(least);
    expect(bound.value).toBeGreaterThan(least - 0.03);
    expect(bound.value).toBeLessThan(most + 0.03);
  }
});

/** Twenty-four fixed amounts: of one size or decades apart, of few digits or of all, some of them benefits. */
function singlesOf(seed: number): Single[] {
  const random = uniforms(seed);
  const spread = [0, 1, 3, 9][seed % 4] ?? 0;
  const digits = seed % 3 === 0 ? 2 : 15;
  return Array.from({ length: 24 }, () => {
    const amount = Number((10 ** (spread * random()) * (0.1 + random())).toPrecision(digits));
    return {
      p: [0.5, 0.1, 0.001, random()][Math.floor(4 * random())] ?? 0.5,
      amount: random() < 0.1 * (seed % 5 === 0 ? 1 : 0) ? -amount : amount,
    };
  });
}

test.each(Array.from({ length: 24 }, (_, seed) => seed))(
  "no bound of a total of many fixed amounts is violated by all 16,777,216 of its outcomes (%i)",
  (seed) => {
    const singles = singlesOf(seed);
    const exact = halves(singles);
    const { bounds } = exactAggregate(
      singles.map(({ p, amount }, id) => ({ id, occurrence: bernoulli(p), severity: pointMass(amount) })),
    );
    const random = uniforms(seed + 99);
    const size = singles.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
    const hair = 1e-12 * size;
    for (let i = 0; i < 12; i += 1) {
      const x = singles.reduce((sum, { p, amount }) => sum + (random() < p ? amount : 0), 0) + (i % 2) * hair;
      const { low, high } = bounds.cdf(x);
      expect(low).toBeLessThanOrEqual(exact.cdf(x + hair) + 1e-12);
      expect(high).toBeGreaterThanOrEqual(exact.cdf(x - hair) - 1e-12);
      const short = bounds.shortfall(x);
      expect(short.low).toBeLessThanOrEqual(exact.shortfall(x) + hair);
      expect(short.high).toBeGreaterThanOrEqual(exact.shortfall(x) - hair);
    }
    for (const p of [0.01, 0.3, 0.5, 0.8, 0.95, 0.999]) {
      const { low, high } = bounds.quantile(p) ?? {};
      expect(exact.cdf((high ?? Infinity) + hair)).toBeGreaterThanOrEqual(p - 1e-12);
      expect(exact.cdf((low ?? -Infinity) - hair)).toBeLessThan(p + 1e-12);
    }
  },
);

test("hundreds of fixed amounts in cents are told to the cent", () => {
  const random = uniforms(5);
  const risks = Array.from({ length: 300 }, (_, id): Risk => ({
    id,
    occurrence: poisson(2 * random()),
    severity: pointMass(Math.round(5000 * random()) / 100),
  }));
  const { bounds, mean } = exactAggregate(risks);
  for (const p of [0.05, 0.5, 0.95]) {
    const bound = bounds.quantile(p);
    expect((bound?.high ?? Infinity) - (bound?.low ?? 0)).toBeLessThan(1e-9 * mean);
    expect(Math.abs((bound?.value ?? 0) * 100 - Math.round((bound?.value ?? 0) * 100))).toBeLessThan(1e-6);
  }
});
