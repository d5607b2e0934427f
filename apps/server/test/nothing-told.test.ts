import { appRouter } from "@riskloom/api";
import { testRegister, type TestRegister, type TestUser } from "@riskloom/api/testing";
import { dialects } from "@riskloom/rest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { createServer, type Handler } from "../src/server.ts";

let register: TestRegister;
let handler: Handler;
/** Whatever was logged or answered. */
const told: string[] = [];
beforeAll(async () => {
  register = await testRegister();
  const log = createLog((line) => told.push(line));
  handler = createServer(register.deps, log, { access: (line) => told.push(JSON.stringify(line)) });
});
afterAll(() => register.drop());

const password = "correct horse battery 7";

/** Answers are told, with their headers, but for what is answered to whoever opens a session or logs in. */
async function ask(path: string, init: { method?: string; headers?: Record<string, string>; body?: string }) {
  const { body, headers = {} } = init;
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const request = { ...init, headers: { ...headers, ...length }, ...(body !== undefined && { body }) };
  const answer = await handler(new Request(`http://server.test${path}`, request));
  const text = await answer.text();
  told.push(JSON.stringify([...answer.headers]), text);
  return { status: answer.status, text };
}

const authorizations = (secret: string): string[] => [
  `Bearer ${secret}`,
  `Token ${secret}`,
  `Basic ${Buffer.from(`alice@example.com:${secret}`).toString("base64")}`,
];
const bodies = [undefined, "{", "[]", '{"id":{}}', `{"password":"${password}","title":7}`, '{"a":"\\u0000"}'];
const json = { "Content-Type": "application/json" };

/** Every row and every procedure, with parameters that name something, nothing, and what no identifier can be. */
const paths: readonly (readonly [method: string, path: string])[] = [
  ...dialects.flatMap(({ rows }) =>
    rows.flatMap(({ method, path }) =>
      ["1", "'; select 1 --", "\u0000"].map(
        (id) => [method, path.replaceAll(/\{\w+\}/g, encodeURIComponent(id))] as const,
      ),
    ),
  ),
  ...Object.keys(appRouter._def.procedures).map((name) => ["POST", `/trpc/${name}`] as const),
];

it("no secret, stack or statement stands in what is logged or answered, whatever is asked", async () => {
  const api = await register.as("alice");
  const users: TestUser[] = ["alice", "bob", "carol", "mallory"];
  const given = { username: "alice@example.com", password: "riskloom-demo" };
  const { secret: session } = await api.session.open(given);
  const { token } = await api.auth.login(given);
  const secrets = [
    register.deps.installationSecret,
    ...users.map((user) => register.secrets[user]),
    session,
    token,
    password,
    given.password,
    "made-up-secret",
  ];
  const sent = [session, "made-up-secret", register.secrets.alice];
  let asked = 0;
  for (const [method, path] of paths) {
    const credentials = authorizations(sent[asked % sent.length] ?? "");
    const body = method === "GET" ? undefined : bodies[asked % bodies.length];
    const Authorization = credentials[(asked % 7) % credentials.length] ?? "";
    const headers = { ...json, Authorization, "Idempotency-Key": `asked ${asked}` };
    await ask(path, { method, headers, ...(body !== undefined && { body }) });
    asked += 1;
  }
  for (const path of ["/api/api-token-auth/", "/trpc/auth.login", "/trpc/session.open"])
    await ask(path, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ username: "alice@example.com", password }),
    });
  const text = told.join("\n");
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  const pieces =
    /node_modules|\/src\/|\bat \w+ \(|\bselect \w+ from\b|insert into|syntax error|password_hash/i;
  expect(told.filter((line) => pieces.test(line)).slice(0, 3)).toEqual([]);
  expect(asked).toBeGreaterThan(900);
}, 60_000);
