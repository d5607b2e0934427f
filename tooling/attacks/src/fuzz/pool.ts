import type { Random } from "./random.ts";

const most = 3_000;

/** Identifiers that requests name: those of the demo register, and those that answers told. */
export class Pool {
  readonly #ids: number[] = Array.from({ length: 70 }, (_, at) => at + 1);
  readonly #words: string[] = [
    "HT",
    "RR-PROG",
    "MOVE",
    "default",
    "risk",
    "control",
    "alice@example.com",
    "f".repeat(32),
  ];
  #next = 0;

  id(random: Random): number {
    return random.of(this.#ids);
  }

  word(random: Random): string {
    return random.of(this.#words);
  }

  /** Takes what an answer calls an identifier. */
  learn(text: string): void {
    for (const [, number, word] of text
      .slice(0, 20_000)
      .matchAll(/"(?:id|uid|key)":\s*(?:(\d{1,9})\b|"([\w-]{1,40})")/g)) {
      const at = this.#next++ % most;
      if (number !== undefined) this.#ids[70 + (at % most)] = Number(number);
      if (word !== undefined) this.#words[8 + (at % most)] = word;
    }
  }
}
