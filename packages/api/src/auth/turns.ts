import { unavailable } from "@riskloom/domain";

/**
 * Work that costs much, a little of it at a time. Whoever waits is served in turn by key, and by the next key among those who
 * have the first in common, so that many requests of one do not come before one of another.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #most: Most;
  readonly #waiting = new Line();
  #running = 0;

  constructor(atOnce: number, most: Most) {
    this.#atOnce = atOnce;
    this.#most = most;
  }

  /** @throws DomainError Unavailable where too many wait */
  async take<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnce) await this.#wait(keys);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #wait(keys: readonly string[]): Promise<void> {
    const { ofOne, ofAll } = this.#most;
    if (this.#waiting.behind(keys[0]) >= ofOne || this.#waiting.count >= ofAll)
      throw unavailable("Too many people log in at once.");
    return new Promise((resolve) => this.#waiting.add(keys, resolve));
  }

  #next(): void {
    const start = this.#waiting.take();
    if (start === undefined) this.#running -= 1;
    else start();
  }
}

/** How many wait, with one first key and with any; more are refused, so that nobody takes all places. */
interface Most {
  readonly ofOne: number;
  readonly ofAll: number;
}

/** Those who wait, by their keys; the key that waits longest comes next, and then goes to the end. */
class Line {
  readonly #here: (() => void)[] = [];
  readonly #behind = new Map<string, Line>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  behind(key: string | undefined): number {
    return key === undefined ? this.#here.length : (this.#behind.get(key)?.count ?? 0);
  }

  add([key, ...others]: readonly string[], start: () => void): void {
    this.#count += 1;
    if (key === undefined) this.#here.push(start);
    else {
      const line = this.#behind.get(key) ?? new Line();
      this.#behind.set(key, line);
      line.add(others, start);
    }
  }

  take(): (() => void) | undefined {
    if (this.#count > 0) this.#count -= 1;
    if (this.#here.length > 0) return this.#here.shift();
    const [entry] = this.#behind;
    if (entry === undefined) return undefined;
    const [key, line] = entry;
    const start = line.take();
    this.#behind.delete(key);
    if (line.count > 0) this.#behind.set(key, line);
    return start;
  }
}
