import { expect, test } from "vitest";
import { misses } from "../bounds/heavy-tails.ts";
import { seeds } from "./seeds.ts";

const portfolios = seeds(300);

test(
  `the bounds of ${portfolios.length} of 300 heavy-tailed portfolios are narrow and agree with 2e7 draws each`,
  { timeout: 7_200_000 },
  () => {
    expect(portfolios.flatMap((seed) => misses(seed, 2e7))).toEqual([]);
  },
);
