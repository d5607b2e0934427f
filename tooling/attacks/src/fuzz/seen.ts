import { counted, type Finding } from "../finding.ts";
import type { Told } from "../told/ask.ts";
import type { Target } from "./targets.ts";
import type { Fuzzed } from "./write-request.ts";

/** no answer may take longer, in milliseconds */
const patienceMs = 5_000;

/** What came of all requests. */
export class Seen {
  readonly #statuses: number[] = [];
  readonly #accepted = new Set<Target>();
  readonly #targets: readonly Target[];
  readonly #wrong: string[] = [];
  readonly #late: string[] = [];
  readonly #changed: string[] = [];
  #compared = 0;

  constructor(targets: readonly Target[]) {
    this.#targets = targets;
  }

  note(at: number, fuzzed: Fuzzed | undefined, { status, ms, text, headers }: Told): void {
    this.#statuses.push(status);
    if (fuzzed === undefined) return;
    const { target, asking } = fuzzed;
    if (status < 300 && status > 0) this.#accepted.add(target);
    const told =
      `${at}: ${status} in ${ms.toFixed(0)} ms: ${asking.method} ${asking.path} ${asking.body ?? ""}`.slice(
        0,
        600,
      );
    if (
      status === 0 ||
      status > 503 ||
      (status >= 500 && status < 503) ||
      (status === 503 && headers["retry-after"] === undefined)
    )
      this.#wrong.push(`${told} => ${text.slice(0, 300)}`);
    if (ms > patienceMs) this.#late.push(told);
  }

  compared(requests: number, changed: readonly string[]): void {
    this.#compared += requests;
    this.#changed.push(...changed);
  }

  findings(requests: number): Finding[] {
    for (const line of [...this.#wrong, ...this.#late].slice(0, 50)) process.stderr.write(`${line}\n`);
    return [
      { what: `answers to ${requests} requests`, figure: counted(this.#statuses), fine: true },
      {
        what: "rows and procedures that were asked, and that did as asked",
        figure: `${this.#targets.length} and ${this.#accepted.size}`,
        fine: true,
      },
      {
        what: "failures, and 503 without Retry-After",
        figure: String(this.#wrong.length),
        bound: "none",
        fine: this.#wrong.length === 0,
      },
      {
        what: "answers after more than 5 seconds",
        figure: String(this.#late.length),
        bound: "none",
        fine: this.#late.length === 0,
        timed: true,
      },
      {
        what: `tables that ${this.#compared} refused requests changed`,
        figure: [...new Set(this.#changed)].join() || "none",
        bound: "none",
        fine: this.#changed.length === 0,
      },
    ];
  }
}
