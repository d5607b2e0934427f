import type { Finding } from "../finding.ts";

/** Pieces of a stack, of a statement, and of what the database keeps. */
const pieces =
  /node_modules|\/src\/|\bat \w+ \(|\bselect \w+ from\b|insert into|syntax error|password_hash|PostgresError|QueryFailed/i;

/** Whatever a server logs and answers, searched for what nobody may be told: secrets, stacks, statements. */
export class Said {
  readonly #secrets: readonly string[];
  readonly #found: string[] = [];
  #lines = 0;
  #answers = 0;
  /** lines of its log that tell of a fault */
  readonly faults: string[] = [];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  logged(line: string): void {
    this.#lines += 1;
    if (line.includes('"level":"error"')) this.faults.push(line);
    this.#search(line, true);
  }

  /** What is answered to who may see it holds texts of its own, in which only secrets are looked for. */
  answered(status: number, text: string): void {
    this.#answers += 1;
    this.#search(text, status >= 400 || status === 0);
  }

  #search(text: string, wholly: boolean): void {
    const secret = this.#secrets.find((one) => text.includes(one));
    const piece = wholly ? pieces.exec(text)?.[0] : undefined;
    if (secret !== undefined || piece !== undefined)
      this.#found.push(`${secret ?? piece}: ${text.slice(0, 300)}`);
  }

  finding(): Finding {
    const [first] = this.#found;
    return {
      what: "secrets, stacks and statements told",
      figure: `${this.#found.length} in ${this.#lines} lines, ${this.#answers} answers`,
      bound: first ?? "none",
      fine: first === undefined,
    };
  }
}
