import { expect, test } from "vitest";
import { violations } from "../bounds/violations.ts";
import { seeds } from "./seeds.ts";

const registers = seeds(20_000);

test(
  `no bound of ${registers.length} of 20,000 random small registers is violated by their exact figures`,
  { timeout: 7_200_000 },
  () => {
    expect(registers.flatMap((seed) => violations(10_000 + seed, 2 ** 10))).toEqual([]);
  },
);
