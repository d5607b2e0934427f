import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { everyAnswer } from "../engine/answer/every-answer.ts";

/**
 * The answer to what reaches no interface: one word for people, in JSON. It has the shape of a failure of tRPC, whose clients
 * read no other and would hide the word; whoever sent many calls at once reads it for each of them.
 */
const bodyOf = (status: number, message: string): string =>
  JSON.stringify({ error: { message, code: parseError, data: { code: "BAD_REQUEST", httpStatus: status } } });

/** JSON-RPC 2.0 §5.1: what was sent is no request. */
const parseError = -32_700;

const headersOf = (body: string): Record<string, string> => ({
  ...everyAnswer(),
  "Content-Type": "application/json",
  "Content-Length": String(Buffer.byteLength(body)),
  Connection: "close",
});

/** Refuses a request and ends its connection. */
export function refuseOn(
  outgoing: ServerResponse,
  status: number,
  word: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = bodyOf(status, word);
  outgoing.writeHead(status, { ...headersOf(body), ...headers });
  outgoing.end(body);
}

/** The same where there was no request that could be understood. */
export function refuseUnread(socket: Duplex, status: number, word: string): void {
  const body = bodyOf(status, word);
  const lines = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}
