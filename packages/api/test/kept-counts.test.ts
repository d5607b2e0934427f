import { expect, it } from "vitest";
import { KeptCounts } from "../src/sql/kept-counts.ts";

it("as many counts are kept as were allowed, and those go first that were longest not asked for", () => {
  const counts = new KeptCounts(2);
  counts.keep("a", 1);
  counts.keep("b", 2);
  expect(counts.of("a")).toBe(1);
  counts.keep("c", 3);
  expect([counts.of("a"), counts.of("b"), counts.of("c")]).toEqual([1, undefined, 3]);
});
