import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "../src/env.ts";
import { listen, type Listening } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";

let register: TestRegister;
const servers: Listening[] = [];
const start = async (variables: Record<string, string>): Promise<Listening> => {
  const log = createLog(() => undefined);
  const handler = createServer(register.deps, log, readEnv(variables));
  const server = await listen(handler, { host: "127.0.0.1", port: 0 });
  servers.push(server);
  return server;
};
let untrusting: Listening;
beforeAll(async () => {
  register = await testRegister();
  const api = await register.as("alice");
  for (const description of ["Flooding", "Settlement of buildings. ".repeat(100)])
    await api.risk.create({ projectId: "default", description });
  untrusting = await start({});
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await register.drop();
});

/** A request as it stands on the wire; fetch would not send such headers. */
function send({ url }: Listening, headers: Record<string, string | string[]>, method = "GET", path = list) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(url);
      const all = { Authorization: `Token ${register.secrets.alice}`, ...headers };
      request({ hostname, port, path, method, headers: all }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}
const list = "/api/v2/projects/1/risks?page_size=1";
const next = async (server: Listening, headers: Record<string, string>) =>
  (JSON.parse((await send(server, headers)).bytes.toString()) as { next: string }).next;
const forwarded = { "X-Forwarded-Host": "risks.example", "X-Forwarded-Proto": "https" };

describe("a server behind a proxy", () => {
  it("writes links to where its callers are, when it trusts the address that the request comes from", async () => {
    const trusting = await start({ TRUSTED_PROXIES: "127.0.0.1" });
    expect(await next(trusting, forwarded)).toBe(`https://risks.example${list}&page=2`);
    expect(await next(trusting, { Forwarded: "proto=https;host=risks.example" })).toBe(
      `https://risks.example${list}&page=2`,
    );
    expect(await next(trusting, {})).toBe(`${trusting.url}${list}&page=2`);
  });

  it("believes nobody else", async () => {
    const distrusting = await start({ TRUSTED_PROXIES: "10.0.0.0/8" });
    expect(await next(untrusting, forwarded)).toBe(`${untrusting.url}${list}&page=2`);
    expect(await next(distrusting, forwarded)).toBe(`${distrusting.url}${list}&page=2`);
  });

  it("writes the address that is configured whatever host a request names", async () => {
    const known = await start({ PUBLIC_URL: "https://risks.example/riskloom", TRUSTED_PROXIES: "127.0.0.1" });
    for (const headers of [{}, { Host: "evil.example" }, { "X-Forwarded-Host": "evil.example" }])
      expect(await next(known, headers)).toBe(`https://risks.example/riskloom${list}&page=2`);
  });

  it.each([
    "a b",
    "a/b",
    "user@evil.example",
    "evil.example?x",
    "evil.example#x",
    "evil.example\\x",
    "a:b",
    "[::1",
    "%00",
  ])("refuses a request that names a host that none can be: %s", async (host) => {
    const { status, bytes } = await send(untrusting, { Host: host });
    expect([status, bytes.toString()]).toEqual([400, expect.not.stringContaining("evil")]);
  });
});

describe("an answer over the wire", () => {
  const whole = "/api/v1/projects/1/risks";
  it("is compressed for those who take it, in every interface, and says so", async () => {
    for (const path of [
      whole,
      "/trpc/risk.list?input=%7B%22projectId%22%3A%22default%22%7D",
      "/openapi.json",
    ]) {
      const headers = { Authorization: `${path === whole ? "Token" : "Bearer"} ${register.secrets.alice}` };
      const plain = await send(untrusting, headers, "GET", path);
      const packed = await send(untrusting, { ...headers, "Accept-Encoding": "gzip" }, "GET", path);
      expect([packed.status, packed.headers["content-encoding"]]).toEqual([200, "gzip"]);
      expect(packed.headers["vary"]).toMatch(/Accept-Encoding/);
      expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(packed.headers["content-length"]).toBe(String(packed.bytes.length));
    }
  });

  it("has a tag that is taken back, compressed or not", async () => {
    const path = "/api/v2/projects/1/risks/2";
    const packed = await send(untrusting, { "Accept-Encoding": "gzip" }, "GET", path);
    const plain = await send(untrusting, {}, "GET", path);
    const tag = String(packed.headers["etag"]);
    expect([tag, plain.headers["etag"]]).toEqual([
      expect.stringMatching(/^"\d+-gzip"$/),
      tag.replace("-gzip", ""),
    ]);
    const patch = (match: string) =>
      send(untrusting, { "If-Match": match, "Content-Length": "0" }, "PATCH", path);
    expect((await patch('"99-gzip"')).status).toBe(412);
    expect((await patch(tag)).status).toBe(200);
  });

  it("to HEAD has its headers and no body", async () => {
    for (const encoding of ["identity", "gzip"]) {
      const headers = { "Accept-Encoding": encoding };
      const get = await send(untrusting, headers, "GET", whole);
      const head = await send(untrusting, headers, "HEAD", whole);
      const lasting = (answer: typeof get) => {
        const { date: _, "x-request-id": __, "content-length": length, ...more } = answer.headers;
        return encoding === "identity" ? { ...more, length } : more;
      };
      expect([head.status, head.bytes.length, lasting(head)]).toEqual([200, 0, lasting(get)]);
    }
  });
});
