/** Logarithms of `P(X <= x)` and `P(X > x)` from both; of a part near 1 by what it lacks, which has the digits. */
export function logsOfParts(below: number, above: number): readonly [below: number, above: number] {
  return [
    below > 0.5 ? Math.log1p(-above) : Math.log(below),
    above > 0.5 ? Math.log1p(-below) : Math.log(above),
  ];
}
