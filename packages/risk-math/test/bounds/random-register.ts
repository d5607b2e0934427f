import {
  bernoulli,
  certain,
  discrete,
  type Occurrence,
  pert,
  pointMass,
  poisson,
  type Risk,
  triangular,
} from "@riskloom/risk-math";
import type { Amount, Maybe, SmallTotal } from "./oracle.ts";

/** A register and the same total in the oracle's words. */
export interface RandomRegister {
  readonly risks: readonly Risk[];
  readonly total: SmallTotal;
}

/** A 32-bit generator (Marsaglia's xorshift), so that every register has a number. */
export function uniforms(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < 8; i += 1) next();
  return next;
}

/** One to five risks of every awkward kind: fixed, narrow, decades apart, certain, benefits, equal amounts. */
export function randomRegister(seed: number): RandomRegister {
  const random = uniforms(seed);
  const pick = <T>(...options: readonly T[]): T => {
    const option = options[Math.floor(random() * options.length)];
    if (option === undefined) throw new Error("nothing to pick from");
    return option;
  };
  const scale = pick(1, 100, 1e6, 1e-3);
  const spread = pick(0, 0, 2, 6, 15);
  const amountOf = (): number => {
    const round = pick(true, false);
    const size = scale * 10 ** (spread * random());
    return round ? Number((size * random() + size * 0.1).toPrecision(2)) : size * (0.1 + random());
  };
  const sign = (): number => (random() < 0.2 ? -1 : 1);
  const risks: Risk[] = [];
  let atoms: (readonly [number, number])[] = [[0, 1]];
  const amounts: Maybe[] = [];
  const count = 1 + Math.floor(random() * 5);
  for (let id = 0; id < count; id += 1) {
    const varies = amounts.length < 2 && random() < 0.55;
    if (varies) {
      const p = pick(1, 0.5, 0.1, 0.001, 1e-12, random());
      const made = varying({ random, pick, size: amountOf(), sign: sign() });
      risks.push({ id, occurrence: p === 1 ? certain() : bernoulli(p), severity: made.severity });
      amounts.push({ p, amount: made.amount });
    } else {
      const { occurrence, outcomes } = fixed({ random, pick, value: amountOf() * sign(), other: amountOf() });
      risks.push({ id, occurrence: occurrence.occurrence, severity: occurrence.severity });
      atoms = atoms.flatMap(([x, p]) => outcomes.map(([y, q]) => [x + y, p * q] as const));
    }
  }
  return { risks, total: { atoms, amounts } };
}

interface Dice {
  readonly random: () => number;
  readonly pick: <T>(...options: readonly T[]) => T;
}

function varying({ random, pick, size, sign }: Dice & { readonly size: number; readonly sign: number }): {
  severity: Risk["severity"];
  amount: Amount;
} {
  // From a sliver of itself to many times itself; sometimes from 0, sometimes across it.
  const width = size * pick(1e-9, 1e-4, 0.1, 1, 10);
  const start = pick(size, size, 0, -width * 0.3);
  const [low, high] = sign > 0 ? [start, start + width] : [-start - width, -start];
  const lean = pick(0, 0.25, 0.5, 0.75, 1);
  if (random() < 0.7) {
    const mid = Math.min(high, low + (high - low) * lean);
    const severity = pert({ low, mid, high }, 4);
    if (severity.kind !== "beta") throw new Error("not a beta");
    // The library's own parameters, but for the rounding of the mode.
    return { severity, amount: { kind: "beta", low, high, a: 1 + 4 * lean, b: 5 - 4 * lean } };
  }
  const mode = 0.2 + 0.6 * random();
  const mid = low + (high - low) * mode;
  return {
    severity: triangular({ low, mid, high }),
    amount: { kind: "triangle", low, high, mode: (mid - low) / (high - low) },
  };
}

function fixed({ random, pick, value, other }: Dice & { readonly value: number; readonly other: number }): {
  occurrence: { occurrence: Occurrence; severity: Risk["severity"] };
  outcomes: [number, number][];
} {
  const p = pick(0.5, 0.25, 0.1, 1e-6, random());
  const kind = random();
  if (kind < 0.5) {
    return {
      occurrence: { occurrence: bernoulli(p), severity: pointMass(value) },
      outcomes: [
        [0, 1 - p],
        [value, p],
      ],
    };
  }
  if (kind < 0.7) {
    const severity = discrete([
      [value, 0.25],
      [other, 0.75],
    ]);
    return {
      occurrence: { occurrence: bernoulli(p), severity },
      outcomes: [
        [0, 1 - p],
        [value, p * 0.25],
        [other, p * 0.75],
      ],
    };
  }
  const rate = pick(0.5, 0.01, 1e-12, 2 * random());
  const outcomes: [number, number][] = [];
  let mass = Math.exp(-rate);
  for (let n = 0; mass > 1e-19 || n < rate; n += 1) {
    outcomes.push([n * value, mass]);
    mass *= rate / (n + 1);
  }
  return { occurrence: { occurrence: poisson(rate), severity: pointMass(value) }, outcomes };
}
