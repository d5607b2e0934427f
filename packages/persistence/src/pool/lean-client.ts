import type { PostgresPoolClient, PostgresQueryResult } from "kysely";
import { DatabaseError, type PoolClient, type QueryConfig } from "pg";
import { ConnectionError } from "./connection-error.ts";
import type { StatementNames } from "./statement-names.ts";
import type { Watch, Watched } from "./watch.ts";

/** Stands at the head of a `begin` whose transaction reads the past: the same statement then names other tables. */
export const pastMark = "/* as of */ ";

/** Stands at the head of a `begin` whose transaction does long work, for which the limits are wider. */
export const longMark = "/* long */ ";

/** How long a transaction that only read may wait for the next one to end it, in milliseconds. */
const lingering = 5;

/** How many beats are waited for the answer to nothing. */
const soon = 2;

/** What the connections of a pool have in common. */
interface Company {
  readonly names: StatementNames;
  /** those on which a transaction that only read is over, but not ended */
  readonly warm: LeanClient[];
  readonly watch: Watch;
  /** how many connections broke so far */
  breaks: number;
}

type Result = PostgresQueryResult<unknown>;

/** One connection of the lean pool. */
export class LeanClient implements PostgresPoolClient, Watched {
  readonly #client: PoolClient;
  readonly #company: Company;
  readonly #names: StatementNames;
  readonly #warm: LeanClient[];
  readonly #watch: Watch;
  /** how many had broken when it was last known to be well */
  #breaks: number;
  #begin = "";
  #onlyReads = false;
  /** whether a transaction that only read is over, but the server was not told yet */
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  #past = false;
  #long = false;
  /** raised when a migration changed what a prepared statement answers, so that it is prepared anew */
  #generation = 0;
  /** why this connection is of no use any more */
  #broken: Error | undefined;
  /** what is asked at the moment, and the beats at which its answer and its transaction are late */
  #giveUp: ((error: Error) => void) | undefined;
  #answerBy = Number.POSITIVE_INFINITY;
  #endBy = Number.POSITIVE_INFINITY;

  constructor(client: PoolClient, company: Company) {
    const { names, warm, watch, breaks } = company;
    this.#client = client;
    this.#company = company;
    this.#names = names;
    this.#warm = warm;
    this.#watch = watch;
    this.#breaks = breaks;
    // For as long as it lives: an error that nobody listens to would end the process.
    client.on("error", (error) => {
      this.#break(error);
      if (this.#cool()) this.#leave();
    });
  }

  query: PostgresPoolClient["query"] = ((text: string, parameters: readonly unknown[]) =>
    this.#run(text, parameters)) as PostgresPoolClient["query"];

  taken(): this {
    this.#watch.add(this);
    return this;
  }

  release(): void {
    this.#begin = "";
    this.#long = false;
    this.#endBy = Number.POSITIVE_INFINITY;
    if (!this.#over || this.#broken !== undefined) return this.#leave();
    this.#warm.push(this);
    this.#timer = setTimeout(() => {
      this.#cool();
      const leave = () => this.#leave();
      this.#ask({ text: "rollback" }).then(leave, leave);
    }, lingering);
  }

  /** Whether another connection broke since it was known to be well: this one may be broken, too, and not know yet. */
  isDoubtful(): boolean {
    return this.#breaks < this.#company.breaks;
  }

  /** Asks the server for nothing, in a transaction that is over as well as outside of one. Who does not answer soon is not well. */
  async isWell(): Promise<boolean> {
    const { breaks } = this.#company;
    const asked = this.#ask({ text: "" });
    this.#answerBy = this.#watch.now + soon;
    const well = await asked.then(
      () => this.#broken === undefined,
      () => false,
    );
    if (well) this.#breaks = breaks;
    return well;
  }

  discard(): void {
    this.#broken ??= new ConnectionError("lost");
    this.#cool();
    this.#leave();
  }

  /** Takes the connection back before it went to the pool. */
  wake(): this {
    this.#cool();
    return this;
  }

  beat(now: number): void {
    if (now > this.#answerBy) this.#giveUp?.(new ConnectionError("unanswered"));
  }

  #break(error: Error): void {
    if (this.#broken === undefined) this.#company.breaks++;
    this.#broken ??= error;
  }

  #cool(): boolean {
    clearTimeout(this.#timer);
    const place = this.#warm.indexOf(this);
    if (place >= 0) this.#warm.splice(place, 1);
    return place >= 0;
  }

  #leave(): void {
    this.#over = false;
    this.#watch.remove(this);
    this.#client.release(this.#broken);
  }

  async #run(text: string, parameters: readonly unknown[]): Promise<Result> {
    if (isBegin.test(text)) {
      this.#open(text);
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
    if (/^rollback$/i.test(text)) return this.#rollBack();
    // Nothing but its end is left for a transaction that took too long; also no commit.
    if (this.#watch.now > this.#endBy) throw new ConnectionError("overlong");
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

  /** Never fails, else the connection would not be given back: where it cannot be asked, its transaction is over all the same. */
  async #rollBack(): Promise<Result> {
    if (this.#broken === undefined)
      await this.#ask({ text: "rollback" }).catch((error: Error) => this.#break(error));
    return nothing;
  }

  #open(text: string): void {
    const { longMs, requestMs } = this.#watch.limits;
    this.#past = text.includes(pastMark);
    this.#long = text.includes(longMark);
    this.#onlyReads = text.endsWith("read only");
    this.#endBy = this.#watch.after(this.#long ? longMs : (requestMs * 2) / 3);
    this.#begin = this.#long
      ? `${text}; set local statement_timeout = ${longMs}; set local idle_in_transaction_session_timeout = ${longMs}`
      : text;
  }

  // With a callback: behind the driver's own promises each answer outlives the young generation, which costs a fifth of the time.
  #ask(query: QueryConfig): Promise<unknown> {
    const { longMs, statementMs } = this.#watch.limits;
    return new Promise((resolve, reject) => {
      this.#answerBy = this.#watch.after(this.#long ? longMs : statementMs);
      this.#giveUp = (error) => {
        this.#break(error);
        this.#answerBy = Number.POSITIVE_INFINITY;
        reject(error);
      };
      this.#client.query(query, (error: Error | null, result: unknown) => {
        this.#answerBy = Number.POSITIVE_INFINITY;
        if (error) reject(this.#understood(error));
        else resolve(result);
      });
    });
  }

  /** What the database says is passed on; what only the driver says, where the connection broke, is given its SQLSTATE. */
  #understood(error: Error): Error {
    if (!(error instanceof DatabaseError)) return this.#broken ? new ConnectionError("lost", error) : error;
    if (error.severity === "FATAL" || error.severity === "PANIC") this.#break(error);
    return error;
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

const isBegin = /^(\/\* [a-z ]+ \*\/ )*(begin|start transaction)\b/i;

/** What PostgreSQL calls a prepared statement whose columns changed. */
const featureNotSupported = "0A000";

const nothing: PostgresQueryResult<never> = { command: "SELECT", rowCount: 0, rows: [] };
