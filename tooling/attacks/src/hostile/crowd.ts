import { connect, type Socket } from "node:net";
import { type Shape, shapes } from "./shapes.ts";

/** How long whoever was cut off takes to come again, in milliseconds. */
const againMs = 5_000;

/** Hostile connections, spread evenly over all shapes: whoever is cut off comes again. */
export class Crowd {
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** the first lines of answers, by shape, and how often each came */
  readonly #told = new Map<string, Map<string, number>>();
  #over = false;

  constructor(port: number) {
    this.#port = port;
  }

  /** Lets so many in over so many milliseconds. */
  enter(connections: number, overMs: number): void {
    const all = Object.entries(shapes);
    for (let at = 0; at < connections; at++) {
      const [name, shape] = all[at % all.length] ?? [];
      if (name !== undefined && shape !== undefined)
        this.#after((at * overMs) / connections, () => this.#open(name, shape));
    }
  }

  /** Ends all of them; answers what they were told. */
  leave(): Record<string, string> {
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
    const words = (told: Map<string, number>) =>
      [...told].map(([word, times]) => `${word} × ${times}`).join(", ");
    return Object.fromEntries([...this.#told].map(([name, told]) => [name, words(told)]));
  }

  #after(ms: number, act: () => void): void {
    if (this.#over) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }

  #open(name: string, shape: Shape): void {
    const socket = connect(this.#port, "127.0.0.1");
    this.#sockets.add(socket);
    let dribbling: NodeJS.Timeout | undefined;
    let heard = false;
    if (shape.unread === true) socket.pause();
    else
      socket.on("data", (part) => {
        if (!heard) this.#note(name, part.toString("latin1", 9, 12));
        heard = true;
      });
    socket.on("connect", () => {
      socket.write(shape.first);
      const { dribble, resetAfterMs } = shape;
      if (dribble !== undefined) dribbling = setInterval(() => socket.write(dribble), 1_000);
      if (resetAfterMs !== undefined) this.#after(resetAfterMs, () => socket.resetAndDestroy());
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(dribbling);
      this.#sockets.delete(socket);
      if (!heard) this.#note(name, "closed");
      this.#after(againMs, () => this.#open(name, shape));
    });
    // whoever was answered goes away and comes again
    socket.setTimeout(shape.dribble === undefined && shape.unread !== true ? againMs : 0, () =>
      socket.destroy(),
    );
  }

  #note(name: string, word: string): void {
    const told = this.#told.get(name) ?? new Map<string, number>();
    this.#told.set(name, told.set(word, (told.get(word) ?? 0) + 1));
  }
}
