import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

interface Unread {
  written: number;
  since: number;
}

const everyMs = 500;
/** whoever took something so short a time ago reads as fast as the way to it allows */
const graceMs = 1_000;

/**
 * Watches answers that were made and not yet taken. A reader that takes nothing for `readMs` is cut off, and where all unread
 * answers together are more than `unreadBytes`, those who took nothing for longest are. Work has ended for both.
 */
export class UnreadAnswers {
  readonly #limits: { readonly readMs: number; readonly unreadBytes: number };
  readonly #unread = new Map<Socket, Unread>();
  /** those of answers that are made while they are read, and may wait for their reader in the middle */
  readonly #streams = new Set<Socket>();
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: { readonly readMs: number; readonly unreadBytes: number }) {
    this.#limits = limits;
  }

  /** Told of an answer that is made while it is read, when it begins. */
  begun(answer: ServerResponse): void {
    const { socket } = answer;
    if (socket === null || socket.destroyed) return;
    this.#streams.add(socket);
    answer.once("close", () => this.#streams.delete(socket));
    this.#watch();
  }

  /** Told of every answer when all of it was handed to the connection. */
  made({ socket }: ServerResponse): void {
    if (socket === null || socket.destroyed || socket.writableLength === 0) return;
    this.#note(socket);
    this.#watch();
    if (this.#bytes() > this.#limits.unreadBytes) this.#look();
  }

  #note(socket: Socket): void {
    if (this.#unread.has(socket)) return;
    this.#unread.set(socket, {
      written: socket.bytesWritten - socket.writableLength,
      since: performance.now(),
    });
    socket.once("close", () => this.#unread.delete(socket));
  }

  #watch(): void {
    this.#timer ??= setInterval(() => this.#look(), everyMs).unref();
  }

  #bytes(): number {
    let bytes = 0;
    for (const socket of this.#unread.keys()) bytes += socket.writableLength;
    return bytes;
  }

  #look(): void {
    const now = performance.now();
    for (const socket of this.#streams) if (socket.writableLength > 0) this.#note(socket);
    for (const [socket, one] of this.#unread) {
      const taken = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0) this.#unread.delete(socket);
      else if (taken > one.written) Object.assign(one, { written: taken, since: now });
      else if (now - one.since > this.#limits.readMs) socket.destroy();
    }
    let bytes = this.#bytes();
    const slowest = [...this.#unread].sort(([, one], [, other]) => one.since - other.since);
    for (const [socket, { since }] of slowest) {
      if (bytes <= this.#limits.unreadBytes || now - since < graceMs) break;
      bytes -= socket.writableLength;
      socket.destroy();
    }
    if (this.#unread.size + this.#streams.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
