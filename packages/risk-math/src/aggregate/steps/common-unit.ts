/**
 * The largest unit of which all values are multiples up to 1e-9, null when it is a millionth of the largest or less. Values
 * with few decimals are read as decimals, so that cents share a cent however doubles hold them.
 */
export function commonUnit(values: readonly number[]): number | null {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  const unit = decimalUnit(values, largest) ?? roundedUnit(values, largest);
  // A value that is small beside the largest must be a multiple by its own digits.
  const whole = values.every(
    (value) => Math.abs(value - Math.round(value / unit) * unit) <= 1e-9 * Math.abs(value),
  );
  return unit > 1e-6 * largest && whole ? unit : null;
}

/** The common divisor of values of at most six decimals, null where one has more. */
function decimalUnit(values: readonly number[], largest: number): number | null {
  for (let scale = 1; scale <= 1e6 && largest * scale < 2 ** 53; scale *= 10) {
    const scaled = values.map((value) => Math.round(Math.abs(value) * scale));
    if (values.some((value, i) => Math.abs(value) !== (scaled[i] ?? 0) / scale)) continue;
    return scaled.reduce((a, b) => commonDivisor(a, b), 0) / scale;
  }
  return null;
}

/** Euclid's algorithm. */
function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Euclid's algorithm in doubles: remainders of a billionth are none. */
function roundedUnit(values: readonly number[], largest: number): number {
  let unit = 0;
  for (const value of values) {
    let [a, b] = [Math.abs(value), unit];
    while (b > 1e-9 * largest) [a, b] = [b, a % b > b * (1 - 1e-9) ? 0 : a % b];
    unit = a;
  }
  return unit;
}
