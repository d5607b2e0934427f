import { expect, test } from "vitest";
import { coverageScores, intervalSources } from "./coverage.ts";

test.each(Object.entries(intervalSources))(
  "the intervals of %s cover as often as they say, within three standard errors of 100 seeds",
  (_name, source) => {
    const scores = coverageScores(source, 100);
    expect(Object.entries(scores).filter(([, z]) => !(Math.abs(z) <= 3))).toEqual([]);
  },
);
