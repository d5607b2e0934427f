/** Points of a distribution function, both columns rising; between two of them it is linear. */
export interface CurvePoints {
  readonly losses: readonly number[];
  readonly below: readonly number[];
}

/** The quantile function through the points: by a guide to where each 4,096th of the probability begins. */
export function tableQuantile({ losses, below }: CurvePoints): (u: number) => number {
  const guide = new Int32Array(guides + 1);
  let place = 0;
  for (let i = 0; i <= guides; i += 1) {
    while (place + 1 < below.length && (below[place + 1] ?? 1) < i / guides) place += 1;
    guide[i] = place;
  }
  return (u) => {
    const section = Math.min(guides - 1, Math.max(0, Math.floor(u * guides)));
    let first = guide[section] ?? 0;
    let last = Math.min(below.length - 1, (guide[section + 1] ?? 0) + 1);
    while (last - first > 1) {
      const middle = (first + last) >> 1;
      if ((below[middle] ?? 1) < u) first = middle;
      else last = middle;
    }
    const from = below[first] ?? 0;
    const width = (below[last] ?? 1) - from;
    const start = losses[first] ?? 0;
    if (u <= from) return start;
    const part = width > 0 ? Math.min(1, (u - from) / width) : 1;
    return start + part * ((losses[last] ?? start) - start);
  };
}

const guides = 4096;
