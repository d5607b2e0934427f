/**
 * The exact distribution of independent fixed amounts, each there with its own probability, written for the tests: the
 * 2^n outcomes of either half are listed and sorted, and `F(x) = Σ p_a F_b(x - a)`. Shares no code with the library.
 */
export interface Halves {
  readonly cdf: (x: number) => number;
  /** E (total - x)+. */
  readonly shortfall: (x: number) => number;
  readonly mean: number;
}

/** A fixed amount and the probability that it is there. */
export interface Single {
  readonly p: number;
  readonly amount: number;
}

export function halves(singles: readonly Single[]): Halves {
  const middle = singles.length >> 1;
  const left = outcomes(singles.slice(0, middle));
  const right = outcomes(singles.slice(middle)).toSorted(([a], [b]) => a - b);
  const mass: number[] = [0];
  const sums: number[] = [0];
  right.forEach(([value, p], i) => {
    mass.push((mass[i] ?? 0) + p);
    sums.push((sums[i] ?? 0) + p * value);
  });
  const upTo = (x: number): number => {
    let [from, to] = [0, right.length];
    while (from < to) {
      const half = (from + to) >> 1;
      if ((right[half]?.[0] ?? 0) <= x) from = half + 1;
      else to = half;
    }
    return from;
  };
  const all = (row: readonly number[]): number => row.at(-1) ?? 0;
  return {
    cdf: (x) => left.reduce((sum, [a, p]) => sum + p * (mass[upTo(x - a)] ?? 0), 0),
    shortfall: (x) =>
      left.reduce((sum, [a, p]) => {
        const k = upTo(x - a);
        return sum + p * (all(sums) - (sums[k] ?? 0) + (a - x) * (all(mass) - (mass[k] ?? 0)));
      }, 0),
    mean: singles.reduce((sum, { p, amount }) => sum + p * amount, 0),
  };
}

function outcomes(singles: readonly Single[]): (readonly [value: number, mass: number])[] {
  return singles.reduce<(readonly [number, number])[]>(
    (rows, { p, amount }) =>
      rows.flatMap(([value, mass]) => [
        [value, mass * (1 - p)] as const,
        [value + amount, mass * p] as const,
      ]),
    [[0, 1]],
  );
}
