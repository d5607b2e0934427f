import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { type AccessLine, dialects } from "@riskloom/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";

let register: TestRegister;
let handler: Handler;
const logged: string[] = [];
const accessed: AccessLine[] = [];
beforeAll(async () => {
  register = await testRegister();
  const log = createLog((line) => logged.push(line));
  handler = createServer(register.deps, log, { access: (line) => accessed.push(line) });
});
afterAll(() => register.drop());

const ask = (path: string, { body, ...init }: RequestInit & { body?: string } = {}) => {
  const headers = new Headers(init.headers);
  if (body !== undefined) headers.set("Content-Length", String(Buffer.byteLength(body)));
  return handler(
    new Request(`http://server.test${path}`, { ...init, headers, ...(body !== undefined && { body }) }),
  );
};
const alice = { Authorization: "Bearer demo-token-alice" };
const json = { "Content-Type": "application/json" };

/** A path of every row that is served, with something in the place of its parameters. */
const rows = dialects.flatMap(({ name, rows: all }) =>
  all.map(({ method, path }) => ({ name, method, path: path.replaceAll(/\{\w+\}/g, "1") })),
);

describe("every answer", () => {
  it("says that it is not to be guessed about, framed or kept, whatever it is and whoever asks", async () => {
    const others = [
      "/livez",
      "/readyz",
      "/openapi.json",
      "/nowhere",
      "/trpc/me.get",
      "/trpc/no.such",
      "/trpc",
    ];
    const asked = [...rows, ...others.map((path) => ({ method: "GET", path }))];
    const authorizations = [undefined, "Bearer demo-token-alice", "Token demo-token-alice", "Basic !"];
    const lacking: string[] = [];
    for (const { method, path } of asked)
      for (const authorization of authorizations) {
        const { headers, status } = await ask(path, {
          method,
          headers: authorization === undefined ? {} : { Authorization: authorization },
        });
        const right =
          headers.get("X-Content-Type-Options") === "nosniff" &&
          headers.get("Referrer-Policy") === "no-referrer" &&
          headers.get("X-Frame-Options") === "DENY" &&
          /default-src 'none'/.test(headers.get("Content-Security-Policy") ?? "") &&
          /^(no-store|private, no-cache)$/.test(headers.get("Cache-Control") ?? "") &&
          headers.get("Access-Control-Allow-Origin") === null &&
          /^[\da-f-]{36}$/.test(headers.get("X-Request-Id") ?? "");
        if (!right) lacking.push(`${method} ${path} ${status}`);
      }
    expect(lacking).toEqual([]);
  });

  it("is not kept at all where it carries a secret", async () => {
    const login = JSON.stringify({ username: "alice@example.com", password: "riskloom-demo" });
    const init = { method: "POST", headers: json, body: login };
    const answers = [await ask("/api/api-token-auth/", init), await ask("/trpc/auth.login", init)];
    expect(answers.map(({ status, headers }) => [status, headers.get("Cache-Control")])).toEqual([
      [200, "no-store"],
      [200, "no-store"],
    ]);
  });

  it("carries its caller's identifier where that is well formed, else one of its own", async () => {
    const idOf = async (id: string) =>
      (await ask("/v1/risks", { headers: { "X-Request-Id": id } })).headers.get("X-Request-Id");
    expect(await idOf("trace-7f:3.a_b")).toBe("trace-7f:3.a_b");
    for (const odd of ["", "a b", '"', "<script>", "x".repeat(129), "é"])
      expect(await idOf(odd)).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });
});

describe("the access log", () => {
  it("has a line for every request, with names of rows and procedures and nothing that was sent", async () => {
    accessed.length = 0;
    await ask("/api/v2/projects/987654321/risks?q=hush", {
      headers: { Authorization: "Token demo-token-alice" },
    });
    await ask("/trpc/me.get", { headers: alice });
    await ask("/trpc/me.get?input=%7B%22a%22%3A%22hush%22%7D", { headers: alice });
    await ask("/trpc/hush.hush", { headers: alice });
    await ask("/hush");
    expect(
      accessed.map(({ dialect, row, organizationId, status }) => [dialect, row, organizationId, status]),
    ).toEqual([
      ["ramrisk", "GET /api/v2/projects/{projectId}/risks", register.organizationId, 404],
      ["trpc", "me.get", register.organizationId, 200],
      ["trpc", "me.get", register.organizationId, 400],
      ["trpc", null, null, 404],
      [null, null, null, 404],
    ]);
    expect(JSON.stringify(accessed)).not.toMatch(/hush|987654321|alice/);
  });
});

describe("tRPC", () => {
  it("does not read a large body before it is known who sends it", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    for (const Authorization of ["Bearer made up", ""]) {
      const response = await handler(
        new Request("http://server.test/trpc/risk.create", {
          method: "POST",
          headers: { ...json, Authorization, "Content-Length": "10000000" },
          body,
          duplex: "half",
        }),
      );
      expect(response.status).toBe(401);
    }
    expect(pulled).toBeLessThan(3);
  });

  it.each([
    ["X-As-Of", "yesterday"],
    ["If-Match", "7"],
    ["If-None-Match", '"7"'],
    ["Idempotency-Key", "k".repeat(256)],
  ])(
    "tells of a header that cannot be read after who calls, what is there and who may: %s",
    async (name, value) => {
      const asked = async (user: string | null, change: object) => {
        const headers = {
          ...json,
          [name]: value,
          ...(user !== null && { Authorization: `Bearer demo-token-${user}` }),
        };
        const body = JSON.stringify({
          projectId: register.projectId,
          id: 1,
          patch: { status: 7 },
          ...change,
        });
        const answer = await ask("/trpc/risk.update", { method: "POST", headers, body });
        return [answer.status, await answer.text()] as const;
      };
      const api = await register.as("alice");
      const { id } = await api.risk.create({ projectId: "default", description: "Flooding" });
      expect([
        (await asked(null, { id }))[0],
        (await asked("mallory", { id }))[0],
        (await asked("carol", { id: 2_000_000_000 }))[0],
        (await asked("carol", { id }))[0],
      ]).toEqual([401, 404, 404, 403]);
      const [status, text] = await asked("alice", { id });
      // all at once, and nothing is done
      expect([status, text]).toEqual([400, expect.stringContaining(`"path":["${name}"]`)]);
      expect(text).toContain('"path":["status"]');
      expect((await asked("alice", { id, patch: { title: "Changed" } }))[0]).toBe(400);
      expect((await api.risk.get({ id })).version).toBe(1);
      // not even a login is heard
      const pair = JSON.stringify({ username: "alice@example.com", password: "riskloom-demo" });
      const login = await ask("/trpc/auth.login", {
        method: "POST",
        headers: { ...json, [name]: value },
        body: pair,
      });
      expect(login.status).toBe(400);
    },
  );

  it("takes fifty calls in one request and no more", async () => {
    const batch = (calls: number) =>
      ask(`/trpc/${Array.from({ length: calls }, () => "me.get").join(",")}?batch=1&input=%7B%7D`, {
        headers: alice,
      });
    expect([(await batch(50)).status, (await batch(51)).status]).toEqual([200, 400]);
  });

  it.each([
    ["nested deeper than anything could be kept", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    [
      "of more names than one object may have",
      `{${Array.from({ length: 10_001 }, (_, at) => `"n${at}":0`).join()}}`,
    ],
  ])("refuses what is %s", async (_, projectId) => {
    const body = `{"projectId":${projectId}}`;
    const answer = await ask("/trpc/risk.create", { method: "POST", headers: { ...alice, ...json }, body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/nested deeper than|an object of more than/);
  });
});

describe("more requests than can be answered", () => {
  it("are refused at once, in every interface's words, and told when to come again", async () => {
    const busy = createServer(
      register.deps,
      createLog((line) => logged.push(line)),
      { requests: 0 },
    );
    const answers = await Promise.all(
      [...rows, { method: "GET", path: "/trpc/me.get" }].map(async ({ method, path }) => {
        const { status, headers } = await busy(
          new Request(`http://server.test${path}`, { method, headers: alice }),
        );
        return { method, path, status, retry: headers.get("Retry-After") };
      }),
    );
    expect(answers.filter(({ status, retry }) => status !== 503 || retry === null)).toEqual([]);
    expect((await busy(new Request("http://server.test/livez"))).status).toBe(200);
  });
});

it("nothing of it is an error of the server", () => {
  expect(logged).toEqual([]);
});
