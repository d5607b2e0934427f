import { exactAggregate, lognormal, poisson } from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { misses } from "./heavy-tails.ts";

test(
  "the bounds of twelve heavy-tailed portfolios are narrow and agree with 100,000 draws each",
  { timeout: 60_000 },
  () => {
    expect(Array.from({ length: 12 }, (_, seed) => misses(seed, 100_000)).flat()).toEqual([]);
  },
);

test("P90 of a lognormal with 90 % in 1..1e5 at rate 0.5 lies between 5,490 and 5,500, where 2e7 draws put it", () => {
  const severity = lognormal({ mu: Math.log(1e5) / 2, sigma: Math.log(1e5) / (2 * 1.6448536269514722) });
  const bound = exactAggregate([{ id: 1, occurrence: poisson(0.5), severity }]).bounds.quantile(0.9);
  expect(bound?.low).toBeGreaterThan(5490);
  expect(bound?.high).toBeLessThan(5500);
});
