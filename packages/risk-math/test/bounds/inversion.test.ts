import { exactAggregate } from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { portfolio } from "../canonical/portfolio.ts";
import reference from "../fixtures/canonical-reference.json" with { type: "json" };

const subjects = [
  ["mixed", "pert", 1e-6],
  ["mixed", "tri", 1e-6],
  ["rare", "pert", 1e-3],
  ["rare", "tri", 1e-3],
] as const;

test.each(subjects)(
  "the bounds of every percentile and tail mean of %s/%s enclose an independent lattice's, narrowly",
  (name, severity, width) => {
    const { bounds } = exactAggregate(portfolio(name, severity));
    const known = reference[`${name}-${severity}`];
    // The reference itself is good to about 2e-8 (see its script).
    const slack = 1e-7;
    known.quantiles.forEach((value, i) => {
      const p = (i + 1) / 100;
      const found = bounds.quantile(p);
      expect(found?.by).toBe("truncated-inversion");
      expect(found?.low ?? Number.NaN).toBeLessThanOrEqual(value * (1 + slack));
      expect(found?.high ?? Number.NaN).toBeGreaterThanOrEqual(value * (1 - slack));
      expect(((found?.high ?? Infinity) - (found?.low ?? 0)) / value).toBeLessThan(width);
      const tail = bounds.cvar(p);
      expect(tail?.low ?? Number.NaN).toBeLessThanOrEqual((known.cvar[i] ?? 0) * (1 + slack));
      expect(tail?.high ?? Number.NaN).toBeGreaterThanOrEqual((known.cvar[i] ?? 0) * (1 - slack));
    });
  },
);
