import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type TestRegister, testRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dialects, restHandler } from "../../src/app.ts";
import { connectInProcess } from "../../src/connect-in-process.ts";
import { listen, type Listening } from "../../src/front/listen.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const orval = join(dirname(require.resolve("orval")), "bin/orval.mjs");
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: "es2024",
  module: "nodenext",
  lib: ["es2024", "dom", "dom.iterable"],
  types: [],
  noEmit: true,
  allowImportingTsExtensions: true,
};

let register: TestRegister;
let server: Listening;
let folder: string;
beforeAll(async () => {
  register = await testRegister();
  const handle = restHandler({ connect: connectInProcess(register.deps), log: { error: () => undefined } });
  server = await listen(handle, { host: "127.0.0.1", port: 0 });
  folder = await mkdtemp(join(tmpdir(), "riskloom-clients-"));
  const api = await register.as("alice");
  for (const title of ["One", "Two", "Three", "Four", "Five"])
    await api.risk.create({ projectId: register.projectId, title, description: title });
});
afterAll(async () => {
  await server.stop();
  await register.drop();
  await rm(folder, { recursive: true });
});

it("clients that are generated from the descriptions compile strictly, page, create, fail and retry", async () => {
  const config = dialects.map(({ name }) => [
    name,
    {
      input: { target: `${server.url}/openapi/${name}.json` },
      output: {
        target: join(folder, `${name}.ts`),
        client: "fetch",
        mode: "single",
        headers: true,
        baseUrl: server.url,
      },
    },
  ]);
  const file = join(folder, "orval.config.mjs");
  await writeFile(file, `export default ${JSON.stringify(Object.fromEntries(config))};`);
  await run(process.execPath, [orval, "--config", file], { cwd: folder });
  await copyFile(join(import.meta.dirname, "fixtures/scenario.txt"), join(folder, "scenario.ts"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const compiled = await run(process.execPath, [tsc, "-p", folder]).catch(
    (error: { stdout: string }) => error,
  );
  expect(compiled.stdout).toBe("");
  const token = register.secrets.alice;
  const { stdout } = await run(process.execPath, [
    join(folder, "scenario.ts"),
    token,
    token,
    `${register.projectId}`,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    paged: [1, 2, 3, 4, 5],
    created: ["Open", true],
    reused: [422, true],
    blank: [400, { risk_description: ["This field may not be blank."] }],
    nobody: "Invalid token.",
    retried: [412, 200, "Mine"],
    elsewhere: [["Mine", "open"]],
    unknown: "Risk not found",
  });
}, 120_000);
