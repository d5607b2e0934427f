/** `log(1 + x) - x` to full relative precision, x > -1. */
export function log1pMinus(x: number): number {
  if (Math.abs(x) > 0.5) return Math.log1p(x) - x;
  // log(1 + x) = 2 atanh(r), and 2 r - x = -x r.
  const r = x / (2 + x);
  const square = r * r;
  let power = 2 * r * square;
  let sum = 0;
  for (let n = 3; n < 60; n += 2) {
    const term = power / n;
    sum += term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
    power *= square;
  }
  return sum - x * r;
}

/** `exp(x) - 1 - x` to full relative precision. */
export function expm1Minus(x: number): number {
  if (Math.abs(x) > 0.5) return Math.expm1(x) - x;
  let term = (x * x) / 2;
  let sum = term;
  for (let n = 3; n < 30; n += 1) {
    term *= x / n;
    sum += term;
    if (Math.abs(term) <= 1e-17 * sum) break;
  }
  return sum;
}

/** `a b - c` with the product unrounded (Dekker 1971), so that near a root no digit is lost. */
export function productMinus(a: number, b: number, c: number): number {
  const product = a * b;
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  const rest = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return product - c + rest;
}

/** Two halves of 26 bits that sum to the number (Veltkamp); beyond 1e290 the split would overflow. */
function split(value: number): readonly [high: number, low: number] {
  const scaled = 134_217_729 * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}
