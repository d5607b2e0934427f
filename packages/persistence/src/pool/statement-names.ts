const runsBeforeNaming = 2;
const maxNames = 200;
const maxCounted = 2_000;

/**
 * Which statements are worth preparing: those that come again, up to a number that every connection can keep. Planning
 * behind row-level security costs as much as running, and a prepared statement is planned once a connection.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #runs = new Map<string, number>();

  /** The name under which a statement is prepared; undefined while it is not worth it. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size === maxNames) return known;
    const runs = (this.#runs.get(text) ?? 0) + 1;
    if (runs <= runsBeforeNaming) {
      if (this.#runs.size === maxCounted) this.#runs.clear();
      this.#runs.set(text, runs);
      return undefined;
    }
    this.#runs.delete(text);
    const name = `riskloom_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
