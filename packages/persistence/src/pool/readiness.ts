import { Client, type ClientConfig } from "pg";

/** Within how many milliseconds the truth is told. */
const patienceMs = 900;

/**
 * Whether the database answers and takes changes. It is asked on a connection of its own, so that a pool in which all is in
 * use does not hide that the database is well, and one that is empty not that it is gone. Who asks meanwhile shares the answer.
 */
export class Readiness {
  readonly #connection: ClientConfig;
  #client: Client | undefined;
  #asking: Promise<string | null> | undefined;
  #closed = false;

  constructor(connection: ClientConfig) {
    this.#connection = connection;
  }

  /** Null when it does, else what is wrong; within a second. */
  problem(): Promise<string | null> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  async #ask(): Promise<string | null> {
    const { promise: late, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(resolve, patienceMs, "the database does not answer");
    const answer = await Promise.race([
      late,
      this.#look()
        .catch(() => this.#look())
        .catch(() => gone),
    ]);
    clearTimeout(timer);
    if (answer !== null) this.#drop();
    return answer;
  }

  async #look(): Promise<string | null> {
    try {
      const client = (this.#client ??= await this.#connected());
      const { rows } = await client.query<{ readonly: boolean }>(
        "select current_setting('transaction_read_only') = 'on' as readonly",
      );
      return rows[0]?.readonly === true ? "the database takes no changes" : null;
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  async #connected(): Promise<Client> {
    if (this.#closed) throw new Error("closed");
    const client = new Client({ ...this.#connection, connectionTimeoutMillis: patienceMs });
    client.on("error", () => undefined);
    await client.connect();
    if (this.#closed) client.connection.stream.destroy();
    return client;
  }

  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.connection.stream.destroy();
  }
}

const gone = "the database cannot be reached";
