/** The derivative of log gamma for x > 0, to 1e-14: the recurrence up to 12, the asymptotic series beyond (DLMF 5.11.2). */
export function digamma(x: number): number {
  let [raised, sum] = [x, 0];
  for (; raised < 12; raised += 1) sum -= 1 / raised;
  const square = 1 / (raised * raised);
  const tail =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - (square * 691) / 32760)))));
  return sum + Math.log(raised) - 0.5 / raised - tail;
}

/** The derivative of digamma for x > 0 (DLMF 5.15.8). */
export function trigamma(x: number): number {
  let [raised, sum] = [x, 0];
  for (; raised < 12; raised += 1) sum += 1 / (raised * raised);
  const inverse = 1 / raised;
  const square = inverse * inverse;
  const tail =
    square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (square * 5) / 66))));
  return sum + inverse * (1 + 0.5 * inverse + tail);
}
