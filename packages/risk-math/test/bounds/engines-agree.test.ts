import {
  bernoulli,
  type Bound,
  type Distribution,
  exactAggregate,
  gamma,
  lognormal,
  pert,
  poisson,
  type Risk,
  triangular,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import type { Ends } from "../../src/bounds/bound.ts";
import { latticeBounds } from "../../src/bounds/lattice/lattice-bounds.ts";
import { uniforms } from "./random-register.ts";

/** Three to thirty smooth losses of up to three decades, from rare to frequent. */
function smoothRegister(seed: number): Risk[] {
  const random = uniforms(seed + 4_242);
  const decades = 3 * random();
  const often = 10 ** (2 * random() - 1.5);
  return Array.from({ length: 3 + Math.floor(27 * random()) }, (_, id) => {
    const size = 10 ** (decades * random());
    const triple = { low: size * (1 - 0.9 * random()), mid: size, high: size * (1.1 + 4 * random()) };
    const kinds: Distribution[] = [
      pert(triple, 4),
      pert({ ...triple, mid: triple.low }, 4),
      triangular(triple),
      lognormal({ mu: Math.log(size), sigma: 0.2 + random() }),
      gamma({ shape: 1 + 3 * random(), scale: size }),
    ];
    const severity = kinds[Math.floor(random() * kinds.length)] ?? pert(triple, 4);
    const rate = often * (0.2 + 2 * random());
    return { id, severity, occurrence: random() < 0.5 ? poisson(rate) : bernoulli(Math.min(0.9, rate)) };
  });
}

const registers = 30;

test(
  "what inversion and the lattice prove of a smooth register never contradicts the other",
  { timeout: 600_000 },
  () => {
    const contradictions: string[] = [];
    let inverted = 0;
    for (let seed = 0; seed < registers; seed += 1) {
      const risks = smoothRegister(seed);
      const { bounds, mean } = exactAggregate(risks);
      const lattice = latticeBounds(risks, mean, 2 ** 10);
      if (lattice === null) throw new Error("no lattice");
      const compare = (what: string, a: Bound | null, b: Ends): void => {
        const low = Math.max(a?.low ?? -Infinity, b.low);
        const high = Math.min(a?.high ?? Infinity, b.high);
        // Rounding of places: either side may be off by some units in its last digit.
        const slack = 4e-15 * Math.abs(high);
        if (low > high + slack) contradictions.push(`register ${seed}: ${what} ${low} > ${high}`);
      };
      for (const p of [0.02, 0.3, 0.5, 0.8, 0.95, 0.999]) {
        const found = bounds.quantile(p);
        const x = found?.value ?? 0;
        inverted += Number(found?.by === "truncated-inversion");
        compare(`P${100 * p}`, found, lattice.quantile(p));
        compare(`F(P${100 * p})`, bounds.cdf(x), lattice.cdf(x));
        compare(`E(S - P${100 * p})+`, bounds.shortfall(x), lattice.shortfall(x));
      }
    }
    expect(contradictions).toEqual([]);
    // Else nothing would have been compared.
    expect(inverted).toBeGreaterThan(3 * registers);
  },
);
