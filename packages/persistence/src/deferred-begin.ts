import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";

/**
 * The pool as Kysely sees it, except that a `begin` waits for the statement that follows and, where that one has no
 * parameters, travels with it: opening a transaction costs one round trip instead of two.
 */
export function deferBegin(pool: Pool): PostgresPool {
  const deferring = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const known = deferring.get(client) ?? new DeferringClient(client);
      deferring.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

class DeferringClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #begin = "";

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query: PostgresPoolClient["query"] = ((text: string, parameters: readonly unknown[]) =>
    this.#run(text, parameters)) as PostgresPoolClient["query"];

  release(): void {
    this.#begin = "";
    this.#client.release();
  }

  async #run(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (/^(begin|start transaction)\b/i.test(text)) {
      this.#begin = text;
      return nothing;
    }
    const begin = this.#begin;
    if (begin === "") return this.#send(text, parameters);
    this.#begin = "";
    if (/^(commit|rollback)$/i.test(text)) return nothing;
    if (parameters.length === 0) return this.#send(`${begin}; ${text}`, parameters);
    await this.#send(begin, []);
    return this.#send(text, parameters);
  }

  /** The result of the last statement, if there are several. */
  async #send(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const result: unknown = await this.#client.query(text, [...parameters]);
    return (Array.isArray(result) ? result.at(-1) : result) as PostgresQueryResult<unknown>;
  }
}

const nothing: PostgresQueryResult<never> = { command: "SELECT", rowCount: 0, rows: [] };
