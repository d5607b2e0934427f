/**
 * Logarithm of the gamma function for x > 0, to 1e-14 absolute or relative.
 *
 * Stirling's series (NIST DLMF 5.11.1) from x = 12 on; smaller arguments are raised by the recurrence.
 */
export function logGamma(x: number): number {
  let raised = x;
  let product = 1;
  while (raised < 12) {
    product *= raised;
    raised += 1;
  }
  return (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + stirlingTail(raised) - Math.log(product);
}

/** What Stirling's formula leaves of log gamma: `1/(12 x) - 1/(360 x³) + …`, for x >= 12. */
export function stirlingTail(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let series = 0;
  for (let i = stirling.length - 1; i >= 0; i -= 1) series = series * square + (stirling[i] ?? 0);
  return series * inverse;
}

/** What Stirling's formula leaves of log gamma at any z > 0, to 1e-14; below 12 by the recurrence. */
export function stirlingRest(z: number): number {
  if (z >= 12) return stirlingTail(z);
  let raised = z;
  let product = 1;
  for (; raised < 12; raised += 1) product *= raised;
  const risen = (raised - 0.5) * Math.log(raised) - Math.log(product) - (raised - z);
  return stirlingTail(raised) + risen - (z - 0.5) * Math.log(z);
}

/** Logarithm of the beta function. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const halfLogTwoPi = 0.9189385332046728;
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
