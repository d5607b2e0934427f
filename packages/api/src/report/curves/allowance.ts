import { invalid } from "@riskloom/domain";

const everyMs = 200;

/** How much computing one report may have, over all its curves; what has no more is refused. */
export class Allowance {
  readonly #ms: number;
  #used = 0;

  /** @param ms milliseconds of one core */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Watches a thread that works for the report; `stop` is called when nothing is left. Answers what ends the watch. */
  watch(stop: (reason: Error) => void): () => void {
    let before = mark();
    const look = (): void => {
      const now = mark();
      // A busy thread cannot be asked for its own time: it is no more than the clock's, and no more than the whole process's.
      this.#used += Math.min(now.clock - before.clock, now.process - before.process);
      before = now;
    };
    const timer = setInterval(() => {
      look();
      if (this.#used > this.#ms) stop(this.#refusal());
    }, everyMs).unref();
    return () => {
      clearInterval(timer);
      look();
    };
  }

  /** @throws DomainError Invalid where nothing is left */
  require(): void {
    if (this.#used > this.#ms) throw this.#refusal();
  }

  #refusal(): Error {
    const seconds = Math.round(this.#ms / 100) / 10;
    return tooMuchComputing(`than ${seconds} seconds`);
  }
}

/** The refusal of a report that takes more computing `than` it may. */
export const tooMuchComputing = (than: string): Error =>
  invalid({
    path: ["options"],
    code: "rule",
    params: {
      message: `This report takes more computing ${than}: ask for fewer simulations, evaluation types or timestamps, or look for estimates of very high frequency.`,
    },
  });

/** Milliseconds, of the clock and of all cores that this process had. */
function mark(): { clock: number; process: number } {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now(), process: (user + system) / 1_000 };
}
