import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { type Database, openDatabase } from "@riskloom/persistence";
import { type Wire, wireTo } from "@riskloom/persistence/testing";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";
import { http, ramrisk } from "./http.ts";

let register: TestRegister;
let wire: Wire;
let database: Database;
let handler: Handler;
let logged: string[] = [];
beforeAll(async () => {
  register = await testRegister();
  wire = await wireTo(register.url);
  const limits = { connectMs: 1_000, statementMs: 1_000, lockMs: 300 };
  database = await openDatabase({ url: wire.url, role: "riskloom_app", limits });
  handler = createServer(
    { ...register.deps, database },
    createLog((line) => logged.push(line)),
  );
});
afterEach(() => {
  wire.mend();
  logged = [];
});
afterAll(async () => {
  await database.close();
  await wire.close();
  await register.drop();
});

const trpc = (procedure: string, input: unknown, as: string | null = "demo-token-alice") =>
  handler(
    new Request(`http://register.example/trpc/${procedure}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Content-Length": String(JSON.stringify(input).length),
        ...(as !== null && { Authorization: `Bearer ${as}` }),
      },
      body: JSON.stringify(input),
    }),
  );
const calls: [string, unknown, (string | null)?][] = [
  ["risk.list", { projectId: "default" }],
  ["me.get", {}],
  ["risk.create", { projectId: "default", description: "Never" }],
  ["report.status", { projectGroupId: 1, options: {} }],
  ["auth.login", { username: "alice@example.com", password: "riskloom-demo" }, null],
];

it.each(calls)(
  "tRPC tells an outage as one, and nothing of the database's own words: %s",
  async (procedure, input, as) => {
    wire.cut();
    const answer = await trpc(procedure, input, as);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "1"]);
    expect(((await answer.json()) as { error: object }).error).toMatchObject({
      message: "The database cannot be reached.",
      data: { code: "SERVICE_UNAVAILABLE", domain: { code: "Unavailable", issues: [] } },
    });
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { message: "the register is not available", path: procedure, error: { code: "08001" } },
    ]);
  },
);

it("a failure that nobody foresaw is told without the words of what failed", async () => {
  const broken = createServer(
    {
      ...register.deps,
      now: () => {
        throw new Error("column secret of relation vault");
      },
    },
    createLog((line) => logged.push(line)),
  );
  const answer = await broken(
    new Request("http://register.example/trpc/risk.list?input=%7B%22projectId%22%3A%22default%22%7D", {
      headers: { Authorization: "Bearer demo-token-alice" },
    }),
  );
  const text = await answer.text();
  expect([answer.status, text.includes("vault")]).toEqual([500, false]);
  expect(logged.join("")).toContain("column secret of relation vault");
});

it("a frozen database is told within the limits, and its health within a second", async () => {
  const alice = http(handler, ramrisk("alice"));
  const risks = `/api/v2/projects/${register.projectId}/risks`;
  expect((await alice("GET", risks)).status).toBe(200);
  wire.freeze();
  const answers = await Promise.all([
    alice("GET", risks),
    alice("POST", risks, { body: { title: "Frozen", risk_description: "Frozen", status: 10 } }),
    handler(new Request("http://register.example/readyz")),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  wire.mend();
  const mended = [await alice("GET", risks), await handler(new Request("http://register.example/readyz"))];
  expect(mended.map(({ status }) => status)).toEqual([200, 200]);
});

it("a write whose turn does not come is refused, and does nothing", async () => {
  const alice = http(handler, ramrisk("alice"));
  const risks = `/api/v2/projects/${register.projectId}/risks`;
  const held = await register.database.pool.connect();
  await held.query("begin");
  await held.query("select open_write($1, null)", [register.organizationId]);
  const body = { title: "Too late", risk_description: "Too late", status: 10 };
  const refused = await alice("POST", risks, { body });
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { detail: "Another change of the organization takes too long." },
  ]);
  expect((await alice("GET", risks)).status).toBe(200);
  await held.query("rollback");
  held.release();
  const { results } = (await (await alice("GET", `${risks}?search=Too`)).json()) as { results: unknown[] };
  expect(results).toEqual([]);
});

it("a request that takes too long is refused, over tRPC as in a dialect", async () => {
  const slow: Database = { ...database, limits: { ...database.limits, requestMs: 50 } };
  const impatient = createServer(
    { ...register.deps, database: slow },
    createLog((line) => logged.push(line)),
  );
  const held = await register.database.pool.connect();
  await held.query("begin");
  await held.query("select open_write($1, null)", [register.organizationId]);
  const risks = `/api/v2/projects/${register.projectId}/risks`;
  const body = { title: "Too late", risk_description: "Too late", status: 10 };
  const refused = await http(impatient, ramrisk("alice"))("POST", risks, { body });
  expect([refused.status, await refused.json()]).toEqual([503, { detail: "The request takes too long." }]);
  await held.query("rollback");
  held.release();
});
