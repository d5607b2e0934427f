import { expect, test } from "vitest";
import { marginalsOf, samplers, scores } from "../sampling/marginals.ts";

/** Tables draw a hundred times as fast as what asks for a quantile each time. */
const efforts: Record<string, { seeds: number; simulations: number; levels: readonly number[] }> = {
  simulate: {
    seeds: 200,
    simulations: 65_536,
    levels: [0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999],
  },
};
const fewer = { seeds: 200, simulations: 1024, levels: [0.01, 0.25, 0.5, 0.9, 0.99, 0.999] };

test.each(Object.entries(samplers))(
  "over 200 seeds %s draws every family within four standard errors of its closed form, far into its tails",
  { timeout: 3_600_000 },
  (name, draw) => {
    const misses = marginalsOf(name).flatMap((marginal) =>
      Object.entries(scores(marginal, draw, efforts[name] ?? fewer))
        .filter(([, z]) => !(Math.abs(z) <= 4))
        .map(([what, z]) => `${marginal.name}: ${what} ${z.toFixed(2)}`),
    );
    expect(misses).toEqual([]);
  },
);
