import { once } from "node:events";
import { createServer as createSocketServer, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { type ClientOptions, createClient, type RiskloomClient } from "@riskloom/client";
import { connectRemote, restHandler } from "@riskloom/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, type Listening } from "../src/listen.ts";
import { type DemoServer, demoServer } from "./demo-server.ts";
import { http, ramrisk } from "./http.ts";

let server: DemoServer;
let listening: Listening;
let remote: Listening;
beforeAll(async () => {
  server = await demoServer();
  listening = await listen(server.handler, { host: "127.0.0.1", port: 0 });
  const log = { error: (message: string) => void server.logged.push(message) };
  const connect = connectRemote(`${listening.url}/trpc`);
  remote = await listen(restHandler({ connect, log }), { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await remote.stop();
  await listening.stop();
  await server.drop();
});

const clientOf = (options: Partial<ClientOptions> = {}): RiskloomClient =>
  createClient({ url: listening.url, token: "demo-token-alice", ...options });
/** One curve, so that one thread works on it. */
const options = { matrixIds: [1], simulations: 10_000, percentiles: [0.5 as const] };
const asked = { projectGroupId: 1, options };

/** The threads that this process has, and how long each has worked. */
const threads = new Set<Worker>();
process.on("worker", (worker) => {
  threads.add(worker);
  worker.once("exit", () => threads.delete(worker));
});
const worked = (worker: Worker): number => worker.performance.eventLoopUtilization().active;

/** Waits until every thread has nothing to do, and answers how long each had worked by then; the clock of a thread is a little off. */
async function atRest(): Promise<ReadonlyMap<Worker, number>> {
  for (;;) {
    const before = new Map([...threads].map((worker) => [worker, worked(worker)]));
    await setTimeout(100);
    const now = new Map([...threads].map((worker) => [worker, worked(worker)]));
    if ([...now].every(([worker, active]) => active > 0 && active - (before.get(worker) ?? -1) < 1))
      return now;
  }
}

/** The first thread that works, or that is started because none was there. */
async function working(before: ReadonlyMap<Worker, number>): Promise<Worker> {
  for (;;) {
    const busy = [...threads].find((worker) => worked(worker) - (before.get(worker) ?? -2) > 1);
    if (busy !== undefined) return busy;
    await setTimeout(1);
  }
}

const overRest = (url: () => string) => (signal: AbortSignal) =>
  http((request) => fetch(request, { signal }), ramrisk("alice"), url())(
    "POST",
    "/api/v1/reporting/monte_carlo",
    { body: { project_group: 1, opts: { matrices: [1], simulations: 10_000 } } },
  );

const subscribed = (signal: AbortSignal) =>
  new Promise<unknown>((_, reject) => {
    const { unsubscribe } = clientOf().report.monteCarloProgress.subscribe(asked, { onError: reject });
    signal.addEventListener("abort", () => {
      unsubscribe();
      reject(new Error("left"));
    });
  });

const ways: [string, (signal: AbortSignal) => Promise<unknown>][] = [
  ["tRPC", (signal) => clientOf().report.monteCarlo.query(asked, { signal })],
  ["a subscription", subscribed],
  ["REST in this process", overRest(() => listening.url)],
  ["REST in front of a remote register", overRest(() => remote.url)],
];

it.each(ways)("a client that goes away stops the thread that works for it over %s", async (_, ask) => {
  let stopped = false;
  while (!stopped) {
    const leaving = new AbortController();
    const before = await atRest();
    const answer = ask(leaving.signal).catch((error: unknown) => error);
    await working(before);
    // threads are kept for the next task, so that one ends only when it is stopped
    const ended = [...threads].map((worker) => once(worker, "exit").then(() => true));
    leaving.abort();
    expect(await answer).toBeInstanceOf(Error);
    // what seemed to work may have been a thread that was started for the next to ask; then there was nothing to stop yet
    stopped = await Promise.race([...ended, setTimeout(3_000, false)]);
  }
  expect(server.logged).toEqual([]);
});

describe("a subscription to a simulation", () => {
  /** Everything that a subscription tells until it ends; rejects with its error. */
  const told = (client: RiskloomClient) =>
    new Promise<unknown[]>((resolve, reject) => {
      const news: unknown[] = [];
      client.report.monteCarloProgress.subscribe(asked, {
        onData: (data) => news.push(data),
        onComplete: () => resolve(news),
        onError: reject,
      });
    });

  it("tells over server-sent events how far it is, and at last the report that is answered without", async () => {
    const news = (await told(clientOf())) as { kind: string; done?: number; answer?: unknown }[];
    expect(news.map(({ kind }) => kind)).toEqual([
      "progress",
      ...news.slice(2).map(() => "progress"),
      "done",
    ]);
    const done = news.flatMap((one) => one.done ?? []);
    expect(done[0]).toBe(0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(news.at(-1)?.answer).toEqual(await clientOf().report.monteCarlo.query(asked));
  });

  it("tells the register's own errors", async () => {
    await expect(told(clientOf({ token: "nobody's" }))).rejects.toMatchObject({
      data: { domain: { code: "Unauthenticated" } },
    });
  });

  it("ends with an error when its connection breaks, or never came about", async () => {
    const sockets: Socket[] = [];
    const broken = createSocketServer((socket) => {
      sockets.push(socket);
      socket.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 1000\r\n\r\nevent: connected\n",
      );
      socket.end("data: {}\n\n");
    });
    broken.listen(0, "127.0.0.1");
    await once(broken, "listening");
    const { port } = broken.address() as { port: number };
    await expect(told(clientOf({ url: `http://127.0.0.1:${port}` }))).rejects.toThrow("terminated");
    broken.close();
    for (const socket of sockets) socket.destroy();
    await expect(told(clientOf({ url: `http://127.0.0.1:${port}` }))).rejects.toThrow("fetch failed");
  });
});
