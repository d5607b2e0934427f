import { expect } from "vitest";
import least from "./counters.json" with { type: "json" };

/** Fails when a generated suite has lost cases; the file is raised by hand when suites grow. */
export function count(suite: keyof typeof least, cases: number): void {
  expect(cases, `cases of "${suite}"`).toBeGreaterThanOrEqual(least[suite]);
}
