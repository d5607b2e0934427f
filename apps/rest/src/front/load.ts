/** Counts the requests that are being answered, so that what would only wait is refused at once. */
export class Load {
  readonly #most: number;
  #running = 0;

  /** @param most how many requests are answered at the same time */
  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#running >= this.#most;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}
