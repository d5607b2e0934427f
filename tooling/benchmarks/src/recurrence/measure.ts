/** One thing to time: `run` does the work `size` times and returns something that depends on it. */
export interface Work {
  readonly run: () => unknown;
  readonly size: number;
}

/** CPU time of one sample, long enough that the clock's microsecond does not matter. */
const shortest = 20_000;

/** Kept so that no compiler may drop the work. */
export const sink: { last: unknown } = { last: undefined };

/** Microseconds of process CPU time per unit of work. */
export function measure({ run, size }: Work, microseconds: number = shortest): number {
  let times = 1;
  for (;;) {
    const start = process.cpuUsage();
    for (let time = 0; time < times; time += 1) sink.last = run();
    const { user, system } = process.cpuUsage(start);
    const spent = user + system;
    if (spent >= microseconds) return spent / (times * size);
    times = spent < 500 ? times * 10 : Math.ceil((times * microseconds * 1.2) / spent);
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
