import { expect, test } from "vitest";
import { violations } from "./violations.ts";

test(
  "no bound of 500 random small registers is violated by their exact figures",
  { timeout: 600_000 },
  () => {
    const found = Array.from({ length: 500 }, (_, i) => violations(i, 2 ** 9)).flat();
    expect(found).toEqual([]);
  },
);

test("a tail mean is bounded where the upper end of its percentile is a careful one", () => {
  expect(violations(20_370, 2 ** 10)).toEqual([]);
});
