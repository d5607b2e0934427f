import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { refuseOn } from "./refuse-on.ts";

type Waiting = readonly [IncomingMessage, ServerResponse];

interface Line {
  current: ServerResponse | undefined;
  readonly waiting: Waiting[];
  /** whether what still comes is sent in vain */
  full: boolean;
  /** what is left to say when nothing waits any more */
  last: (() => void) | undefined;
}

/**
 * Answers the requests of one connection one after the other: callers may send several without waiting, but the work for the
 * next begins when the answer before it was taken. `most` is how many wait.
 */
export function inLine(listener: RequestListener, most: number) {
  const lines = new WeakMap<Socket, Line>();

  const lineOf = (socket: Socket): Line => {
    const known = lines.get(socket);
    if (known) return known;
    const made: Line = { current: undefined, waiting: [], full: false, last: undefined };
    lines.set(socket, made);
    socket.once("close", () => {
      made.full = true;
      made.waiting.length = 0;
    });
    return made;
  };

  const start = (line: Line, [incoming, outgoing]: Waiting): void => {
    line.current = outgoing;
    outgoing.once("close", () => {
      line.current = undefined;
      const next = line.waiting.shift();
      if (incoming.socket.destroyed) line.waiting.length = 0;
      else if (next) start(line, next);
      else line.last?.();
    });
    listener(incoming, outgoing);
  };

  const onRequest: RequestListener = (incoming, outgoing) => {
    const { socket } = incoming;
    const line = lineOf(socket);
    if (line.full) return;
    if (line.current === undefined) return start(line, [incoming, outgoing]);
    if (line.waiting.length < most) return void line.waiting.push([incoming, outgoing]);
    line.full = true;
    socket.pause();
    refuseOn(outgoing, 503, `More than ${most} requests wait on this connection.`, { "Retry-After": "1" });
  };

  /** Says something about what is no request: after the answers to those before it, or never where an answer was begun. */
  const say = (socket: Socket, last: () => void): void => {
    const { current } = lines.get(socket) ?? {};
    if (current === undefined) last();
    else if (current.req.complete) lineOf(socket).last = last;
    else if (current.headersSent) socket.destroy();
    else last();
  };

  return { onRequest, say };
}
