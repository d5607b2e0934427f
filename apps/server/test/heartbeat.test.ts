import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

it("a subscription shows that it lives while it has nothing to tell, and tells clients how long to believe it", async () => {
  const handler = createServer(
    register.deps,
    createLog(() => undefined),
    { heartbeatMs: 100 },
  );
  // The report waits for the table, so that there is nothing to tell.
  const held = await register.database.pool.connect();
  await held.query("begin; lock table risk in access exclusive mode");
  const input = encodeURIComponent(JSON.stringify({ projectGroupId: 1, options: {} }));
  const leaving = new AbortController();
  const answer = await handler(
    new Request(`http://localhost/trpc/report.monteCarloProgress?input=${input}`, {
      headers: { Authorization: `Bearer ${register.secrets.alice}`, Accept: "text/event-stream" },
      signal: leaving.signal,
    }),
  );
  expect(answer.headers.get("Content-Type")).toContain("text/event-stream");
  let told = "";
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (!/event: ping[^]*event: ping/.test(told)) told += (await reader?.read())?.value ?? "";
  expect(told).toContain('"reconnectAfterInactivityMs":300');
  leaving.abort();
  await held.query("rollback");
  held.release();
});
