import { expect, test } from "vitest";
import { marginalsOf, samplers, scores } from "./marginals.ts";

/** The sampler of tables draws a hundred times as fast as those that ask for a quantile each time. */
const efforts: Record<string, { seeds: number; simulations: number; levels: readonly number[] }> = {
  simulate: { seeds: 4, simulations: 8192, levels: [0.01, 0.25, 0.5, 0.9, 0.99, 0.998] },
};
const fewer = { seeds: 2, simulations: 1024, levels: [0.05, 0.5, 0.9, 0.97] };

test.each(Object.entries(samplers))(
  "%s draws every family with the mean and the percentiles of its closed form",
  (name, draw) => {
    const misses = marginalsOf(name).flatMap((marginal) =>
      Object.entries(scores(marginal, draw, efforts[name] ?? fewer))
        .filter(([, z]) => !(Math.abs(z) <= 4))
        .map(([what, z]) => `${marginal.name}: ${what} ${z.toFixed(2)}`),
    );
    expect(misses).toEqual([]);
  },
);
