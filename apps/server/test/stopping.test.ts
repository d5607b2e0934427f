import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";
import { ramrisk } from "./http.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

/** So long that a test which needs it fails. */
const patienceMs = 3_600_000;

async function served() {
  const state = { stopping: false };
  const deps = { ...register.deps, stopping: () => state.stopping };
  const server = await listen(
    createServer(
      deps,
      createLog(() => undefined),
    ),
    { host: "127.0.0.1", port: 0 },
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string) => {
    const asked = request(`${server.url}${path}`, { agent, headers: ramrisk("alice") }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    const text = (await answer.toArray()).join("");
    return { status: answer.statusCode, connection: answer.headers.connection, text };
  };
  return { state, server, agent, ask };
}
const risks = () => `/api/v2/projects/${register.projectId}/risks`;

it("a server that is told to stop while a connection is kept and idle ends by itself", async () => {
  const { server, state, ask } = await served();
  expect(await ask("/livez")).toMatchObject({ status: 200, connection: "keep-alive" });
  state.stopping = true;
  await server.stop(patienceMs);
});

it("what runs is answered, and says that its connection ends", async () => {
  const { server, state, ask } = await served();
  const held = await register.database.pool.connect();
  await held.query("begin; lock table risk in access exclusive mode");
  const running = ask(risks());
  await expect
    .poll(async () => {
      const { rows } = await register.database.pool.query("select from pg_locks where not granted");
      return rows.length;
    })
    .toBe(1);
  state.stopping = true;
  const stopped = server.stop(patienceMs);
  await held.query("rollback");
  held.release();
  expect(await running).toMatchObject({ status: 200, connection: "close" });
  await stopped;
});

it.each([
  ["/readyz", "the server is being stopped\n"],
  [risks, '{"detail":"The server is being stopped."}'],
  ["/trpc/me.get", '"code":"SERVICE_UNAVAILABLE"'],
])("new work is refused, in the words of its interface: %s", async (path, words) => {
  const { server, state, ask } = await served();
  state.stopping = true;
  const answer = await ask(typeof path === "string" ? path : path());
  expect(answer).toMatchObject({ status: 503, connection: "close", text: expect.stringContaining(words) });
  await server.stop(patienceMs);
});
