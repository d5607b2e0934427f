import { availableParallelism, loadavg } from "node:os";

/** One line of an attack's table. */
export interface Finding {
  /** what was looked at */
  readonly what: string;
  readonly figure: string;
  /** what it has to be; nothing where it is only told */
  readonly bound?: string;
  readonly fine: boolean;
  /** whether the machine's own slowness is in it */
  readonly timed?: boolean;
}

export function lineOf({ what, figure, bound = "", fine }: Finding): string {
  return `  ${what.padEnd(58)}  ${figure.padStart(24)}  ${bound.padEnd(22)}  ${fine ? "fine" : "NOT SO"}`;
}

/** How busy the machine is, by which figures of time have to be read. */
export const loadLine = (): string =>
  `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores`;

/** The value below which so large a part lies, by rank; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How often each of some words was told, as `200 × 7, 503 × 1`. */
export function counted(words: Iterable<string | number>): string {
  const times = new Map<string, number>();
  for (const word of words) times.set(String(word), (times.get(String(word)) ?? 0) + 1);
  return [...times]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([word, count]) => `${word} × ${count}`)
    .join(", ");
}
