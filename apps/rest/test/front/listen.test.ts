import { createTRPCUntypedClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { afterEach, describe, expect, it } from "vitest";
import { type FrontLimits, usualLimits } from "../../src/front/limits.ts";
import { listen, type Listening } from "../../src/front/listen.ts";
import { raw } from "./raw.ts";

let listening: Listening | undefined;
afterEach(() => listening?.stop());

const server = async (
  fetch: (request: Request) => Promise<Response>,
  limits: Partial<FrontLimits> = {},
): Promise<string> => {
  listening = await listen(fetch, { host: "127.0.0.1", port: 0, limits: { ...usualLimits, ...limits } });
  return listening.url;
};
const echo = (request: Request) => Promise.resolve(new Response(new URL(request.url).pathname));
const get = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;

describe("several requests on one connection", () => {
  it("are answered in their order, and the next is begun when the answer before it was taken", async () => {
    let running = 0;
    let most = 0;
    const url = await server(async (request) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running -= 1;
      return echo(request);
    });
    const client = await raw(url);
    client.write(Array.from({ length: 50 }, (_, at) => get(`/${at}`)).join(""));
    const text = await client.until("HTTP/1.1 200", 50);
    const paths = [...(await client.until("/49")).matchAll(/^\/(\d+)(?=HTTP|$)/gm)].map(([, at]) =>
      Number(at),
    );
    expect(text.match(/HTTP\/1.1 200 OK/g)).toHaveLength(50);
    expect(paths).toEqual([...paths].sort((a, b) => a - b));
    expect(most).toBe(1);
  });

  it("are refused beyond as many as may wait, with a word, after the answers to those before", async () => {
    const url = await server(echo, { pipelined: 3 });
    const client = await raw(url);
    client.write(get("/a").repeat(300));
    const text = await client.closed();
    expect(text.match(/HTTP\/1.1 200/g)).toHaveLength(4);
    expect(text.match(/HTTP\/1.1 503/g)).toHaveLength(1);
    expect(text).toContain("More than 3 requests wait on this connection.");
  });

  it("are begun no more once their caller left", async () => {
    let begun = 0;
    const gone = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    const url = await server(async (request) => {
      begun += 1;
      heard.resolve();
      request.signal.addEventListener("abort", () => gone.resolve());
      if (begun === 1) await gone.promise;
      return echo(request);
    });
    const client = await raw(url);
    client.write(get("/").repeat(20));
    await heard.promise;
    client.socket.destroy();
    await gone.promise;
    expect(await (await fetch(`${url}/after`)).text()).toBe("/after");
    expect(begun).toBe(2);
  });
});

describe("answers that nobody reads", () => {
  it("cost the connection when nothing of them is taken in time", async () => {
    const url = await server(() => Promise.resolve(new Response("x".repeat(20_000_000))), { readMs: 300 });
    const client = await raw(url);
    client.socket.pause();
    client.write(get("/large"));
    const closed = new Promise((resolve) => client.socket.once("close", resolve));
    // only what the system itself holds for a reader arrives
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    client.socket.resume();
    await closed;
    expect(client.socket.bytesRead).toBeLessThan(20_000_000);
  });

  it("cost the connection in the middle of events, too, and whoever makes them is told", async () => {
    const left = Promise.withResolvers<string>();
    const events = () =>
      new ReadableStream<Uint8Array>({
        pull: (made) => made.enqueue(new Uint8Array(65_536)),
        cancel: () => left.resolve("left"),
      });
    const headers = { "Content-Type": "text/event-stream" };
    const url = await server(() => Promise.resolve(new Response(events(), { headers })), { readMs: 300 });
    const client = await raw(url);
    client.socket.pause();
    client.write(get("/events"));
    expect(await left.promise).toBe("left");
  });

  it("cost those connections that read slowest when all of them are too much", async () => {
    const answer = () => Promise.resolve(new Response("x".repeat(8_000_000)));
    const url = await server(answer, { unreadBytes: 4_000_000 });
    const clients = await Promise.all(Array.from({ length: 6 }, () => raw(url)));
    for (const { socket, write } of clients) {
      socket.pause();
      write(get("/large"));
    }
    expect((await (await fetch(`${url}/honest`)).text()).length).toBe(8_000_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    for (const { socket } of clients) socket.resume();
    const sizes = await Promise.all(
      clients.map(async (client) => {
        client.socket.end();
        return (await client.closed()).length;
      }),
    );
    expect(sizes.filter((size) => size < 8_000_000).length).toBeGreaterThanOrEqual(4);
  });
});

describe("what is no request of HTTP/1.1", () => {
  it.each([
    ["a line of nonsense", "hello\r\n\r\n", 400],
    ["a method that nobody knows", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["several hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400],
    ["a host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400],
    ["an address that is none", "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["a negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400],
    ["a header with a bare line feed inside", "GET / HTTP/1.1\r\nHost: x\r\nA: b\nc\r\n\r\n", 400],
    ["headers that are too large", `GET / HTTP/1.1\r\nHost: x\r\nA: ${"b".repeat(20_000)}\r\n\r\n`, 431],
    ["an expectation that cannot be met", "GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\n\r\n", 417],
    ["a tunnel", "CONNECT example.com:80 HTTP/1.1\r\nHost: x\r\n\r\n", 405],
  ])("is refused with a word: %s", async (_, text, status) => {
    const client = await raw(await server(echo));
    client.write(text);
    const answer = await client.until("\r\n\r\n");
    client.socket.end();
    const all = await client.closed();
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(all.split("\r\n\r\n")[1]?.length).toBeGreaterThan(5);
    expect(all).toContain("X-Content-Type-Options: nosniff");
  });

  it.each([160, 240, 380])(
    "is told in words to each call of a batch whose address is too long: %i reads",
    async (calls) => {
      const client = createTRPCUntypedClient({
        links: [httpBatchLink({ url: await server(echo), maxItems: calls })],
      });
      const input = { projectId: "default", id: 1_000_000, include: { evaluations: false } };
      const answers = await Promise.allSettled(
        Array.from({ length: calls }, () => client.query("risk.get", input)),
      );
      const told = new Set(
        answers.map((answer) =>
          answer.status === "rejected" && answer.reason instanceof TRPCClientError
            ? `${String(Reflect.get(Object(answer.reason.data), "httpStatus"))} ${answer.reason.message}`
            : answer.status,
        ),
      );
      expect([...told]).toEqual(["431 The address and the headers of the request are too large."]);
    },
  );

  it("is refused after the answer to the request before it", async () => {
    const url = await server(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return echo(request);
    });
    const client = await raw(url);
    client.write(`${get("/first")}nonsense\r\n\r\n`);
    const text = await client.closed();
    expect([...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toEqual(["200", "400"]);
  });

  it("is refused when its chunks are none", async () => {
    const url = await server(async (request) => new Response(await request.text()));
    const client = await raw(url);
    client.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnonsense\r\n");
    expect(await client.closed()).toContain("HTTP/1.1 400 ");
  });

  it("is refused when it does not arrive in time", async () => {
    const client = await raw(await server(echo, { sendMs: 300 }));
    client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-");
    expect(await client.closed()).toContain("HTTP/1.1 408 ");
  });
});

describe("a body that its sender asks about first", () => {
  const asking = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n`;

  it("is asked for when it is read", async () => {
    const url = await server(async (request) => new Response(`got ${await request.text()}`));
    const client = await raw(url);
    client.write(asking("/"));
    expect(await client.until("100 Continue")).toContain("HTTP/1.1 100 Continue");
    client.write("hi");
    expect(await client.until("got hi")).toContain("200 OK");
  });

  it("is not asked for when the request is refused for its headers alone", async () => {
    const url = await server(() => Promise.resolve(new Response("no", { status: 401 })));
    const client = await raw(url);
    client.write(asking("/"));
    const text = await client.closed();
    expect(text).toContain("HTTP/1.1 401 ");
    expect(text).not.toContain("100 Continue");
  });
});

it("HEAD is answered with the headers of GET alone", async () => {
  const client = await raw(await server(echo));
  client.write(`HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n${get("/next")}`);
  const text = await client.until("/next");
  expect(text).not.toContain("/abc");
  expect(text.match(/HTTP\/1.1 200/g)).toHaveLength(2);
});
