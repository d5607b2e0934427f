import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";
import { comp, type Http, http, ramrisk } from "./http.ts";

let register: TestRegister;
let handler: Handler;
let alice: Http;
let bob: Http;
let program: Http;
const logged: string[] = [];
beforeAll(async () => {
  register = await testRegister();
  handler = createServer(
    register.deps,
    createLog((line) => logged.push(line)),
  );
  alice = http(handler, ramrisk("alice"));
  bob = http(handler, ramrisk("bob"));
  program = http(handler, comp("alice"));
});
afterAll(() => register.drop());

const risks = () => `/api/v2/projects/${register.projectId}/risks`;
const draft = (title: string) => ({ title, risk_description: `${title}, described`, status: 10 });
const jsonOf = async <Body = Record<string, unknown>>(response: Promise<Response>) =>
  (await (await response).json()) as Body;

describe("one register behind every interface", () => {
  it("shows in RamRisk what Comp AI wrote, and the other way round", async () => {
    const body = {
      title: "Seen by both",
      description: "Written by a program",
      category: "technology",
      probability: 7,
      impact: 8,
    };
    expect((await program("POST", "/api/v1/risks", { body })).status).toBe(200);
    const { results } = await jsonOf(alice("GET", `${risks()}?ordering=-id&page_size=1`));
    expect(results).toMatchObject([{ title: "Seen by both", status: 20 }]);
    expect((await alice("POST", risks(), { body: draft("From the site office") })).status).toBe(201);
    const { data } = await jsonOf(program("GET", "/api/v1/risks?search=site%20office"));
    expect(data).toMatchObject([
      { title: "From the site office", status: "pending", category: "other", department: null },
    ]);
  });
});

describe("edits that race", () => {
  it("lets one of two clients win, and tells the other without changing anything", async () => {
    const created = await alice("POST", risks(), { body: draft("Contested") });
    const etag = created.headers.get("ETag") ?? "";
    const { id } = (await created.json()) as { id: number };
    const edit = (client: Http, title: string) =>
      client("PATCH", `${risks()}/${id}`, { body: { title }, headers: { "If-Match": etag } });
    const answers = await Promise.all([edit(alice, "Hers"), edit(bob, "His")]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const winner = answers[0]?.status === 200 ? "Hers" : "His";
    const after = await alice("GET", `${risks()}/${id}`);
    expect(await after.json()).toMatchObject({ title: winner });
    expect(after.headers.get("ETag")).toBe('"2"');
  });

  it("creates once for an idempotency key, however often and however concurrently the request comes", async () => {
    const headers = { "Idempotency-Key": "site-diary-17" };
    const post = () => alice("POST", risks(), { body: draft("Only once"), headers });
    const answers = await Promise.all(Array.from({ length: 8 }, post));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(await (await post()).text()).toBe(bodies[0]);
    expect((await alice("POST", risks(), { body: draft("Another"), headers })).status).toBe(422);
    const { data } = await jsonOf(program("GET", "/api/v1/risks?search=Only%20once"));
    expect(data).toHaveLength(1);
  });
});

describe("a read as of the moment it told", () => {
  it("gives the same bytes, whatever was written since and while it was read", async () => {
    const random = sequence(20_261_122);
    const ids: number[] = [];
    for (let i = 0; i < 6; i++)
      ids.push((await jsonOf<{ id: number }>(alice("POST", risks(), { body: draft(`Edited ${i}`) }))).id);
    const reads = [
      () => `${risks()}/${pick(random, ids)}`,
      () => `${risks()}?page_size=3&page=${1 + Math.floor(random() * 3)}`,
      () => `/api/v1/projects/${register.projectId}/risks?ordering=-status,title`,
      () => `/api/v1/projects/${register.projectId}/entries?ordering=-id&page_size=5`,
    ];
    const seen: { path: string; at: string; body: string }[] = [];
    const edit = async (client: Http) => {
      const body = { title: `Edited ${Math.floor(random() * 1e6)}`, status: pick(random, [10, 20, 30, 40]) };
      expect((await client("PATCH", `${risks()}/${pick(random, ids)}`, { body })).status).toBe(200);
    };
    const read = async (client: Http) => {
      const path = pick(random, reads)();
      const answer = await client("GET", path);
      seen.push({ path, at: answer.headers.get("X-Read-At") ?? "", body: await answer.text() });
    };
    const work = async (client: Http) => {
      for (let i = 0; i < 30; i++) await (random() < 0.5 ? edit(client) : read(client));
    };
    await Promise.all([work(alice), work(bob), work(alice), work(bob)]);
    expect(seen.length).toBeGreaterThan(30);
    for (const { path, at, body } of seen) {
      const again = await alice("GET", path, { headers: { "X-As-Of": at } });
      expect(again.headers.get("X-As-Of")).toBe(at);
      expect(await again.text()).toBe(body);
    }
  });
});

it("logs nothing of what it was asked, and no failure", () => {
  expect(logged).toEqual([]);
});

/** Repeatable numbers in [0, 1) (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
}

it("sends through a socket what a dialect says about an answer: where a record is, and that it is unchanged", async () => {
  const server = await listen(handler, { host: "127.0.0.1", port: 0 });
  try {
    const headers = { Authorization: "Bearer demo-token-alice" };
    const body = JSON.stringify({ name: "Very high" });
    const levels = `${server.url}/v1/project_risk_levels`;
    const made = await fetch(levels, { method: "POST", headers, body });
    const { id } = (await made.json()) as { id: number };
    const address = made.headers.get("Location") ?? "";
    expect([made.status, address]).toEqual([201, `${levels}/${id}`]);
    expect(made.headers.get("X-RateLimit-Limit")).not.toBeNull();
    const tag = made.headers.get("ETag") ?? "";
    const same = await fetch(address, { headers: { ...headers, "If-None-Match": tag } });
    expect([same.status, await same.text(), same.headers.get("ETag")]).toEqual([304, "", tag]);
  } finally {
    await server.stop();
  }
});
