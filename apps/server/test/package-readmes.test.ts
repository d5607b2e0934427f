import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import * as api from "@riskloom/api";
import * as client from "@riskloom/client";
import * as domain from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen, type Listening } from "../src/listen.ts";
import { createLog } from "../src/log.ts";
import { createServer } from "../src/server.ts";

let register: TestRegister;
let listening: Listening;
beforeAll(async () => {
  register = await testRegister();
  const handler = createServer(
    register.deps,
    createLog(() => undefined),
  );
  listening = await listen(handler, { host: "127.0.0.1", port: 0 });
  await (
    await register.as("alice")
  ).risk.create({ projectId: "default", description: "An open one", status: "open" });
});
afterAll(async () => {
  await listening.stop();
  await register.drop();
});

it.each(["api", "client", "domain"])("the example of packages/%s prints what it says", async (name) => {
  const readme = await readFile(join(import.meta.dirname, `../../../packages/${name}/README.md`), "utf8");
  const [, program = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const promised = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  expect(promised.length).toBeGreaterThan(0);
  const body = program.replaceAll(/^import .*$/gm, "").replace("http://127.0.0.1:4000", listening.url);
  const given = { ...api, ...client, ...domain, deps: register.deps, token: register.secrets.alice };
  const printed: string[] = [];
  const source = `export const run = async ({ ${Object.keys(given).join(", ")} }, console) => { ${body} };`;
  const { run } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  await run(given, { log: (value: unknown) => printed.push(String(value)) });
  expect(printed).toEqual(promised);
});
