import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, type Listening } from "../src/listen.ts";
import { type DemoServer, demoServer } from "./demo-server.ts";
import { requestOf } from "./shell.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const readme = await readFile(join(here, "../../../README.md"), "utf8");
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
const requestsIn = (text: string) => text.split("\n").filter((line) => line.startsWith("curl "));
const requests = blocks("sh").flatMap(requestsIn);
const dialects = join(here, "../../rest/src/dialects");
const ofDialects = await Promise.all(
  (await readdir(dialects)).map(async (name) => ({
    name,
    requests: requestsIn(await readFile(join(dialects, name, "README.md"), "utf8")),
  })),
);

let server: DemoServer;
let listening: Listening;
beforeAll(async () => {
  server = await demoServer();
  listening = await listen(server.handler, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await listening.stop();
  await server.drop();
});

describe("the README", () => {
  it("shows requests and programs", () => {
    expect(requests.length).toBeGreaterThanOrEqual(4);
    expect(blocks("ts")).toHaveLength(2);
  });

  it.each(requests)("shows a request that is answered: %s", requireAnswer);

  it.each(blocks("ts"))("shows a program that runs: %s", async (program) => {
    const folder = await mkdtemp(join(here, "readme-"));
    const file = join(folder, "program.ts");
    await writeFile(file, program.replace("http://127.0.0.1:4000", listening.url));
    try {
      const { stdout, stderr } = await run(process.execPath, ["--conditions=@riskloom/source", file], {
        cwd: here,
      });
      expect(stderr).toBe("");
      const [, promised] = /console\.log\(.*\); \/\/ (.*)/.exec(program) ?? [];
      expect(stdout.trim()).toMatch(promised ?? /^\d+ open risks, the first: \S/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("the README of each interface", () => {
  it.each(ofDialects)("$name shows a request that is answered", async (readme) => {
    expect(readme.requests.length).toBeGreaterThan(0);
    for (const line of readme.requests) await requireAnswer(line);
  });
});

async function requireAnswer(line: string): Promise<void> {
  const request = requestOf(line);
  const response = await fetch(
    new Request(request.url.replace("http://localhost:4000", listening.url), request),
  );
  expect(response.status).toBeLessThan(300);
  const body = (await response.json()) as Record<string, unknown>;
  expect(body["results"] ?? body["data"] ?? body["count"] ?? body["id"] ?? body["length"]).toBeDefined();
}
