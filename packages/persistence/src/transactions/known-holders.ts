import type { CredentialHolder } from "./credential-holder.ts";

/** How long somebody stays known, in milliseconds, and how many are. */
const longest = 30_000;
const most = 10_000;

/**
 * Who was found behind a secret not long ago. That it still holds is for the database to say, in every transaction: it counts
 * the changes to access of each organization. What ends by itself, at a moment of its own, is looked up each time.
 */
export class KnownHolders {
  readonly #known = new Map<string, { found: CredentialHolder; until: number }>();
  readonly #organizations = new Map<string, number>();

  /** Whose secret it was when it was last looked up, also where that has to be looked up again. */
  organizationOf(secretHash: Buffer): number | undefined {
    return this.#organizations.get(secretHash.toString("latin1"));
  }

  of(secretHash: Buffer): CredentialHolder | undefined {
    const key = secretHash.toString("latin1");
    const known = this.#known.get(key);
    if (known !== undefined && known.until > performance.now()) return known.found;
    this.#known.delete(key);
    return undefined;
  }

  /** Keeps what was found, but for half a minute at most: the last use of a credential is noted to the minute. */
  keep(secretHash: Buffer, found: CredentialHolder): void {
    const key = secretHash.toString("latin1");
    this.#known.delete(key);
    this.#place(key, found.organization_id);
    if (found.expires || found.used_recently !== true) return;
    const [oldest] = this.#known.keys();
    if (this.#known.size === most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, { found, until: performance.now() + longest });
  }

  #place(key: string, organizationId: number): void {
    this.#organizations.delete(key);
    const [oldest] = this.#organizations.keys();
    if (this.#organizations.size === most && oldest !== undefined) this.#organizations.delete(oldest);
    this.#organizations.set(key, organizationId);
  }
}
