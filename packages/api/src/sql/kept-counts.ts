import type { Database } from "@riskloom/persistence";

/**
 * How many rows there were at past moments, kept because the past does not change: whoever turns the pages of a moment has
 * its rows counted once. What looks at anything of today, as at what is confidential now, must not be kept.
 */
export class KeptCounts {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  /** @param most how many counts are kept before those go that were longest not asked for */
  constructor(most = 2_000) {
    this.#most = most;
  }

  of(key: string): number | undefined {
    const count = this.#counts.get(key);
    if (count === undefined) return undefined;
    this.#counts.delete(key);
    this.#counts.set(key, count);
    return count;
  }

  keep(key: string, count: number): void {
    this.#counts.set(key, count);
    const [longestAgo] = this.#counts.keys();
    if (this.#counts.size > this.#most && longestAgo !== undefined) this.#counts.delete(longestAgo);
  }
}

const byDatabase = new WeakMap<Database, KeptCounts>();

/** The counts that this process keeps of a database. */
export function keptCountsOf(database: Database): KeptCounts {
  const kept = byDatabase.get(database) ?? new KeptCounts();
  byDatabase.set(database, kept);
  return kept;
}
