import type { Client } from "pg";
import { connected } from "./connected.ts";

/** Any fixed number: who uses the server shares this advisory lock, and who holds it alone may stop the server. */
const lock = 7_205_759_404;

/**
 * That a process uses a server that others may use, too: a connection that ends with the process, however that ends, and a lock
 * that ends with the connection. No process number is kept, which might be a zombie's or another process's by now.
 */
export class Presence {
  readonly #client: Client;
  /** Resolves when the connection is over, by us or by the server. */
  readonly ended: Promise<void>;

  private constructor(client: Client) {
    this.#client = client;
    this.ended = new Promise((resolve) => {
      client.once("end", resolve);
    });
  }

  /** @throws Error when the server is not there, or being stopped */
  static async begin(superuserUrl: string): Promise<Presence> {
    const client = await connected(superuserUrl);
    const presence = new Presence(client);
    await client.query(`set application_name = 'riskloom presence'; select pg_advisory_lock_shared(${lock})`);
    return presence;
  }

  async end(): Promise<void> {
    await Promise.race([this.#client.end(), this.ended]).catch(() => undefined);
  }
}

/** Does what may be done when nobody uses the server, while nobody can begin to; answers whether it was done. */
export async function ifUnused(superuserUrl: string, work: () => Promise<void>): Promise<boolean> {
  const client = await connected(superuserUrl);
  try {
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${lock}) as alone`);
    if (rows[0]?.alone !== true) return false;
    await work();
    return true;
  } finally {
    client.end().catch(() => undefined);
  }
}
