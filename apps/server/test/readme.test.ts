import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ListeningDemo, listeningDemo } from "./listening-demo.ts";
import { outputOf } from "./output-of.ts";
import { requestOf } from "./shell.ts";

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

let listening: ListeningDemo;
beforeAll(async () => {
  listening = await listeningDemo();
});
afterAll(() => listening.stop());

describe("the README", () => {
  it("shows requests and programs", () => {
    expect(requests.length).toBeGreaterThanOrEqual(4);
    expect(blocks("ts")).toHaveLength(2);
  });

  it.each(requests)("shows a request that is answered: %s", requireAnswer);

  it.each(blocks("ts"))("shows a program that runs: %s", async (program) => {
    const { stdout, stderr } = await outputOf(program, listening.url);
    expect(stderr).toBe("");
    const [, promised] = /console\.log\(.*\); \/\/ (.*)/.exec(program) ?? [];
    expect(stdout.trim()).toMatch(promised ?? /^\d+ open risks, the first: \S/);
  });
});

describe("the README of each interface", () => {
  it.each(ofDialects)("$name shows a request that is answered", async (readme) => {
    expect(readme.requests.length).toBeGreaterThan(0);
    for (const line of readme.requests) await requireAnswer(line);
  });
});

/** RamRisk and Xurrent tell a record that is new by 201; Comp AI and the incident module answer everything by 200. */
const statusOf = ({ method, url }: Request): number =>
  method === "POST" && /\/(api\/v[12]\/projects\/|v1\/project_)/.test(url) ? 201 : 200;

async function requireAnswer(line: string): Promise<void> {
  const request = requestOf(line);
  const response = await fetch(
    new Request(request.url.replace("http://localhost:4000", listening.url), request),
  );
  expect(response.status).toBe(statusOf(request));
  const body = (await response.json()) as Record<string, unknown>;
  expect(body["results"] ?? body["data"] ?? body["count"] ?? body["id"] ?? body["length"]).toBeDefined();
}
