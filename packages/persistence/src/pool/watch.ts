import type { Limits } from "./limits.ts";

/** How often is looked, in milliseconds. */
const beatMs = 250;

/** By how much the server, which keeps the same limits, is given the first word. */
const graceMs = 1_000;

/** What is watched: it is told each beat, and gives up by itself when it has waited for too long. */
export interface Watched {
  beat(now: number): void;
}

/**
 * Counts time in beats of the event loop, so that no statement pays for a timer of its own, and so that a process that stood
 * still itself does not take its database's answers for late.
 */
export class Watch {
  readonly #watched = new Set<Watched>();
  readonly #timer: NodeJS.Timeout;
  readonly limits: Limits;
  now = 0;

  constructor(limits: Limits) {
    this.limits = limits;
    this.#timer = setInterval(() => {
      this.now++;
      for (const one of this.#watched) one.beat(this.now);
    }, beatMs).unref();
  }

  add(one: Watched): void {
    this.#watched.add(one);
  }

  remove(one: Watched): void {
    this.#watched.delete(one);
  }

  /** The beat from which on something that begins now, and may take so many milliseconds, is late. */
  after(ms: number): number {
    return ms === 0 ? Number.POSITIVE_INFINITY : this.now + Math.ceil((ms + graceMs) / beatMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
