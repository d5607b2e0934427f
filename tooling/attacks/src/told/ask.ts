import { Agent, request } from "node:http";
import type { ServerProcess } from "../ground/server-process.ts";

export interface Asking {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** after how many milliseconds no answer is waited for any more; 60,000 unless said */
  readonly patienceMs?: number;
}

export interface Told {
  /** 0 where no answer came */
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** until the whole answer was there, in milliseconds */
  readonly ms: number;
}

/** Connections that are kept, as a program keeps its own; `most` of them. */
export const connections = (most: number): Agent => new Agent({ keepAlive: true, maxSockets: most });

/** Sends one request; never rejects. What is answered is searched for what nobody may be told. */
export async function ask(
  server: Pick<ServerProcess, "port" | "said">,
  agent: Agent,
  asking: Asking,
): Promise<Told> {
  const { gone, ...told } = await askOnce(server, agent, asking);
  // A kept connection may end in the moment when it is taken again; HTTP clients then ask anew, and so does this one.
  return gone ? await askOnce(server, agent, asking) : told;
}

function askOnce(
  { port, said }: Pick<ServerProcess, "port" | "said">,
  agent: Agent,
  { method, path, headers = {}, body, patienceMs = 60_000 }: Asking,
): Promise<Told & { gone: boolean }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status: number, text: string, answered: Told["headers"] = {}, gone = false) => {
      clearTimeout(timer);
      if (!gone) said.answered(status, text);
      resolve({ status, text, headers: answered, ms: performance.now() - began, gone });
    };
    const sent = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: { ...headers, ...(body !== undefined && { "Content-Length": Buffer.byteLength(body) }) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => {
          parts.push(part);
          // a stream of events has no end of its own
          if (answer.headers["content-type"]?.startsWith("text/event-stream") === true) sent.destroy();
        });
        answer.on("close", () =>
          done(answer.statusCode ?? 0, Buffer.concat(parts).toString(), answer.headers),
        );
        answer.on("error", () => undefined);
      },
    );
    let patient = true;
    const timer = setTimeout(() => {
      patient = false;
      sent.destroy();
    }, patienceMs);
    sent.on("error", ({ code }: NodeJS.ErrnoException) =>
      done(0, "", {}, patient && sent.reusedSocket && code === "ECONNRESET"),
    );
    sent.end(body);
  });
}

/** A request to a procedure of the typed API. */
export function calling(
  kind: "query" | "mutation",
  procedure: string,
  input: object,
  token: string,
): Asking & { headers: Record<string, string> } {
  const text = JSON.stringify(input);
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  return kind === "query"
    ? { method: "GET", path: `/trpc/${procedure}?input=${encodeURIComponent(text)}`, headers }
    : { method: "POST", path: `/trpc/${procedure}`, headers, body: text };
}
