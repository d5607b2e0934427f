import type { PostgresPool, PostgresPoolClient } from "kysely";

/** A pool of one connection, on which everything is one transaction, and what is a transaction elsewhere is a part of it. */
export interface AtOnce {
  readonly pool: PostgresPool;
  /** Ends the transaction, and with it all that was done. */
  end(how: "commit" | "rollback"): Promise<void>;
}

/** Any fixed number: whoever loads at the same time waits, and sees what was loaded before. */
const lock = 7_205_759_406;

/** Takes a connection and begins the transaction that all is to be part of. */
export async function atOnce(pool: PostgresPool): Promise<AtOnce> {
  const client = await pool.connect();
  const ask = (text: string, parameters: readonly unknown[] = []) => client.query<unknown>(text, parameters);
  await ask("begin");
  await ask(`select pg_advisory_xact_lock(${lock})`);
  let turn = Promise.resolve();
  const connect = async (): Promise<PostgresPoolClient> => {
    const before = turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    turn = promise;
    await before;
    const query = (text: string, parameters: readonly unknown[]) => ask(within(text), parameters);
    return { query: query as PostgresPoolClient["query"], release: resolve };
  };
  return {
    pool: { options: pool.options, connect, end: () => Promise.resolve() },
    end: async (how) => {
      await ask(how).finally(() => client.release());
    },
  };
}

/** What a transaction's beginning and end are within another one. A change steps down by itself, and only for itself. */
function within(text: string): string {
  if (/^(commit|rollback)$/i.test(text))
    return /^c/i.test(text) ? "release savepoint part" : "rollback to savepoint part; release savepoint part";
  return /^(begin|start transaction)\b/i.test(text) ? "savepoint part; set local role none" : text;
}
