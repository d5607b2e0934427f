import type { Found } from "./found.ts";

/** How long somebody stays known, in milliseconds, and how many are. */
const longest = 30_000;
const most = 10_000;

/**
 * Who was found behind a secret not long ago. That it still holds is for the database to say, in every transaction: it counts
 * the changes to access of each organization. What ends by itself, at a moment of its own, is looked up each time.
 */
export class KnownHolders {
  readonly #known = new Map<string, { found: Found; until: number }>();

  of(secretHash: Buffer): Found | undefined {
    const key = secretHash.toString("latin1");
    const known = this.#known.get(key);
    if (known !== undefined && known.until > performance.now()) return known.found;
    this.#known.delete(key);
    return undefined;
  }

  /** Keeps what was found, but for half a minute at most: the last use of a credential is noted to the minute. */
  keep(secretHash: Buffer, found: Found): void {
    const key = secretHash.toString("latin1");
    this.#known.delete(key);
    if (found.expires || found.used_recently !== true) return;
    const [oldest] = this.#known.keys();
    if (this.#known.size === most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, { found, until: performance.now() + longest });
  }
}
