import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient, QueryConfig } from "pg";
import { StatementNames } from "./statement-names.ts";

/** Stands at the head of a `begin` whose transaction reads the past: the same statement then names other tables. */
export const pastMark = "/* as of */ ";

/**
 * The pool as Kysely sees it, with fewer round trips and less planning. A `begin` waits for the statement that follows and,
 * where that one has no parameters, travels with it; so does the end of a transaction that only read, where another begins
 * on its connection within `lingering`. A statement with parameters that comes again is prepared.
 */
export function leanPool(pool: Pool): PostgresPool {
  const names = new StatementNames();
  const lean = new WeakMap<PoolClient, LeanClient>();
  const warm: LeanClient[] = [];
  return {
    options: pool.options,
    connect: async () => {
      const waiting = warm.at(-1);
      if (waiting !== undefined) return waiting.wake();
      const client = await pool.connect();
      const known = lean.get(client) ?? new LeanClient(client, names, warm);
      lean.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** How long a transaction that only read may wait for the next one to end it, in milliseconds. */
const lingering = 5;

type Result = PostgresQueryResult<unknown>;

class LeanClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #names: StatementNames;
  readonly #warm: LeanClient[];
  #begin = "";
  #onlyReads = false;
  /** whether a transaction that only read is over, but the server was not told yet */
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  #past = false;
  /** raised when a migration changed what a prepared statement answers, so that it is prepared anew */
  #generation = 0;

  constructor(client: PoolClient, names: StatementNames, warm: LeanClient[]) {
    this.#client = client;
    this.#names = names;
    this.#warm = warm;
  }

  query: PostgresPoolClient["query"] = ((text: string, parameters: readonly unknown[]) =>
    this.#run(text, parameters)) as PostgresPoolClient["query"];

  release(): void {
    this.#begin = "";
    if (!this.#over) return this.#client.release();
    this.#warm.push(this);
    this.#client.once("error", this.#leave);
    this.#timer = setTimeout(() => {
      this.#cool();
      this.#ask({ text: "rollback" }).then(() => this.#leave(), this.#leave);
    }, lingering);
  }

  /** Takes the connection back before it went to the pool. */
  wake(): this {
    this.#cool();
    this.#client.off("error", this.#leave);
    return this;
  }

  #cool(): void {
    clearTimeout(this.#timer);
    const place = this.#warm.indexOf(this);
    if (place >= 0) this.#warm.splice(place, 1);
  }

  readonly #leave = (error?: Error): void => {
    this.wake();
    this.#over = false;
    this.#client.release(error);
  };

  async #run(text: string, parameters: readonly unknown[]): Promise<Result> {
    if (/^(\/\* as of \*\/ )?(begin|start transaction)\b/i.test(text)) {
      this.#begin = text;
      this.#past = text.startsWith(pastMark);
      this.#onlyReads = text.endsWith("read only");
      return nothing;
    }
    if (/^(commit|rollback)$/i.test(text)) {
      this.#past = false;
      if (this.#begin === "" && this.#onlyReads) this.#over = true;
      if (this.#begin !== "" || this.#onlyReads) {
        this.#begin = "";
        return nothing;
      }
    }
    const ahead = `${this.#over ? "rollback; " : ""}${this.#begin && `${this.#begin}; `}`;
    this.#over = false;
    this.#begin = "";
    if (parameters.length > 0) {
      if (ahead !== "") await this.#ask({ text: ahead });
      return this.#prepared(text, parameters);
    }
    const result = await this.#ask({ text: ahead + text });
    // Of several statements, the last one's.
    return (Array.isArray(result) ? result.at(-1) : result) as Result;
  }

  // With a callback: behind the driver's own promises each answer outlives the young generation, which costs a fifth of the time.
  #ask(query: QueryConfig): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#client.query(query, (error: Error | null, result: unknown) => {
        if (error) reject(error);
        else resolve(result);
      });
    });
  }

  async #prepared(text: string, parameters: readonly unknown[]): Promise<Result> {
    const name = this.#names.nameOf(this.#past ? pastMark + text : text);
    const values = [...parameters];
    if (name === undefined) return (await this.#ask({ text, values })) as Result;
    try {
      return (await this.#ask({ name: `${name}_${this.#generation}`, text, values })) as Result;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === featureNotSupported) this.#generation++;
      throw error;
    }
  }
}

/** What PostgreSQL calls a prepared statement whose columns changed. */
const featureNotSupported = "0A000";

const nothing: PostgresQueryResult<never> = { command: "SELECT", rowCount: 0, rows: [] };
