import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener, type Http2Bindings, type HttpBindings, RequestError } from "@hono/node-server";
import { everyAnswer } from "../engine/answer/every-answer.ts";
import type { Peer } from "../engine/http/public-address.ts";
import type { Log } from "../engine/answer/failure.ts";
import { inLine } from "./line.ts";
import { type FrontLimits, usualLimits } from "./limits.ts";
import { refuseOn, refuseUnread } from "./refuse-on.ts";
import { UnreadAnswers } from "./unread.ts";

/** A server that listens. */
export interface Listening {
  url: string;
  /**
   * Takes no new connections, waits for the requests that run, at most so many milliseconds (30,000) and at most until
   * `hurry` is fulfilled, and closes.
   */
  stop(patienceMs?: number, hurry?: Promise<unknown>): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly log?: Pick<Log, "error">;
  readonly limits?: FrontLimits;
}

type Fetch = (request: Request, peer: Peer) => Promise<Response>;

/**
 * Serves a fetch handler over HTTP/1.1, within limits on what a connection may ask.
 *
 * @throws Error when the port is taken or may not be used
 */
export function listen(fetch: Fetch, options: ListenOptions): Promise<Listening> {
  const { host, port } = options;
  const server = guarded(fetch, options);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
        stop: (patienceMs = 30_000, hurry) => stop(server, patienceMs, hurry),
      });
    });
  });
}

function guarded(fetch: Fetch, { log, host, limits = usualLimits }: ListenOptions): Server {
  const unread = new UnreadAnswers(limits);
  const line = inLine(answerOf(fetch, { log, host, unread }), limits.pipelined);
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      requestTimeout: limits.sendMs,
      headersTimeout: Math.min(limits.sendMs, 20_000),
      connectionsCheckingInterval: Math.min(1_000, limits.sendMs),
      // what is wrong with the name of the host is told in words
      requireHostHeader: false,
    },
    line.onRequest,
  );
  server.maxConnections = limits.connections;
  server.on("checkContinue", (incoming, outgoing) => {
    continueWhenRead(incoming, outgoing);
    line.onRequest(incoming, outgoing);
  });
  server.on("checkExpectation", (_, outgoing) =>
    refuseOn(outgoing, 417, "Nothing but 100-continue can be expected."),
  );
  server.on("connect", (_, socket) => refuseUnread(socket, 405, "This is no proxy."));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, word] = wordsFor[error.code ?? ""] ?? [400, "This is no request of HTTP/1.1."];
    line.say(socket, () => refuseUnread(socket, status, word));
  });
  return server;
}

/** What Node calls that which is wrong before a request is one. */
const wordsFor: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "The address and the headers of the request are too large."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The extensions of a chunk are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
};

function answerOf(
  fetch: Fetch,
  {
    log,
    host,
    unread,
  }: Pick<ListenOptions, "host"> & { log: ListenOptions["log"] | undefined; unread: UnreadAnswers },
): RequestListener {
  const heard = async (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings) => {
    const response = await fetch(request, { incoming });
    // whoever listens to events may stop reading in the middle of them
    const streams = response.headers.get("Content-Type")?.startsWith("text/event-stream") === true;
    if (streams && outgoing instanceof ServerResponse) unread.begun(outgoing);
    return response;
  };
  const answer = getRequestListener(heard, {
    // requests of HTTP/1.0 need not name one
    hostname: host,
    // what cannot be made a request of is the caller's fault; everything else is told by the handlers themselves
    errorHandler: (error) => {
      const told = (word: string, status: number) =>
        new Response(`${word}\n`, { status, headers: everyAnswer() });
      if (error instanceof RequestError) return told("The address of the request cannot be read.", 400);
      log?.error("a request could not be answered", { error });
      return told("Internal Server Error", 500);
    },
  });
  return (incoming, outgoing) => {
    const wrong = wrongHost(incoming);
    if (wrong !== null) return refuseOn(outgoing, 400, wrong);
    outgoing.once("prefinish", () => unread.made(outgoing));
    void answer(incoming, outgoing);
  };
}

/** A request of HTTP/1.1 names its host, and names one (RFC 9112 §3.2). */
function wrongHost({ rawHeaders, httpVersion }: IncomingMessage): string | null {
  let named = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === "host") named += 1;
  }
  if (named > 1) return "The request names several hosts.";
  return named === 0 && httpVersion !== "1.0" ? "The request names no host." : null;
}

/** Whoever asks whether to send a body is told so when it is read, and not where it is refused unread. */
function continueWhenRead(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const read = incoming._read.bind(incoming);
  incoming._read = (size) => {
    incoming._read = read;
    if (!outgoing.headersSent) outgoing.writeContinue();
    read(size);
  };
}

/** How often connections on which nothing runs any more are looked for, in milliseconds. */
const sweepMs = 50;

function stop(server: Server, patienceMs: number, hurry?: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const cut = () => server.closeAllConnections();
    const impatience = setTimeout(cut, patienceMs);
    void hurry?.then(cut);
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    server.close(() => {
      clearTimeout(impatience);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
