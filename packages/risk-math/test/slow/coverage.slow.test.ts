import { expect, test } from "vitest";
import { coverageScores, intervalSources } from "../sampling/coverage.ts";

test.each(Object.entries(intervalSources))(
  "the intervals of %s cover as often as they say, within three standard errors of 5,000 seeds",
  { timeout: 3_600_000 },
  (_name, source) => {
    const scores = coverageScores(source, 5000);
    expect(Object.entries(scores).filter(([, z]) => !(Math.abs(z) <= 3))).toEqual([]);
  },
);
