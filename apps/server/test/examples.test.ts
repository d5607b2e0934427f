import { execFile, spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ListeningDemo, listeningDemo } from "./listening-demo.ts";

const run = promisify(execFile);
const examples = join(import.meta.dirname, "../../../examples");

let listening: ListeningDemo;
let folder: string;
beforeAll(async () => {
  listening = await listeningDemo();
  // Beside this package the libraries are found as they are beside a user's program.
  folder = await mkdtemp(join(import.meta.dirname, "program-"));
  await cp(examples, folder, { recursive: true });
});
afterAll(async () => {
  await listening.stop();
  await rm(folder, { recursive: true });
});

/** The lines that an example prints when it is run in its folder against the demo. */
async function linesOf(example: string, program: string, ...args: string[]): Promise<string[]> {
  const env = { ...process.env, RISKLOOM_URL: listening.url };
  const { stdout } = await run(program, args, { cwd: join(folder, example), env });
  return stdout.trimEnd().split("\n");
}
const node = (example: string, ...args: string[]) =>
  linesOf(example, process.execPath, "--conditions=@riskloom/source", ...args);
const has = (program: string) => spawnSync(program, ["--version"]).status === 0;

it("every folder has a page, and stands in the list of all", async () => {
  const entries = await readdir(examples, { withFileTypes: true });
  const list = await readFile(join(examples, "README.md"), "utf8");
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    expect(list).toContain(`](${name})`);
    expect(await readFile(join(examples, name, "README.md"), "utf8")).toMatch(/^# /);
  }
});

it("the importer's script tells what to set aside, and for what", async () => {
  const lines = await node("importer", "reserve.mjs", "risks.csv");
  // Frequencies times (low + 4 mid + high) / 6, added up by hand: 21666.7 + 23250 + 15333.3 + 12666.7.
  expect(lines[0]).toMatch(/^expected 72917 a year; nothing at all happens in 11 %$/);
  expect(lines.slice(1, 4)).toEqual([
    expect.stringMatching(/^50 % of years cost at most \d+ \(off by at most \d+\)$/),
    expect.stringMatching(/^80 % of years cost at most \d+ \(/),
    expect.stringMatching(/^95 % of years cost at most \d+ \(/),
  ]);
  expect(lines[4]).toBe("most of it is for: Late delivery of segments");
});

it("the sync makes 500 risks, and has nothing to do the second time", { timeout: 300_000 }, async () => {
  expect(await node("trpc-sync", "sync.mjs")).toEqual(["500 made, 0 changed, 0 as they were"]);
  expect(await node("trpc-sync", "sync.mjs")).toEqual(["0 made, 0 changed, 500 as they were"]);
});

describe.runIf(has("python3"))("where Python is installed", () => {
  it("its example pages, makes a risk once, and is refused with the former version", async () => {
    expect(await linesOf("rest-python", "python3", "register.py")).toEqual([
      expect.stringMatching(/^Harbour Tunnel: [1-9]\d* risks$/),
      "made: 201, sent again: 201, the same risk: True",
      "changed: 200, with the former version: 412",
      "refused: 400 {'risk_description': ['This field is required.'], 'status': ['This field is required.']}",
    ]);
  });
});

describe.runIf(has("ruby"))("where Ruby is installed", () => {
  it("its example lists open risks, and tells what is wrong with one that is refused", async () => {
    const lines = await linesOf("rest-ruby", "ruby", "risks.rb");
    expect(lines[0]).toMatch(/^200: [1-9]\d* open risks$/);
    expect(lines.at(-1)).toMatch(/^400: .*Title is required/);
  });
});

it("the spreadsheet's query names columns that every row of its answer has", async () => {
  const query = await readFile(join(examples, "spreadsheet/risks.pq"), "utf8");
  const [, path = ""] = /Address = "http:\/\/127\.0\.0\.1:4000([^"]*)"/.exec(query) ?? [];
  const [, header = "", value = ""] = /#"([^"]+)" = "([^"]+)"/.exec(query) ?? [];
  const [, list = ""] = /SelectColumns\(Risks, \{([^}]*)\}/.exec(query) ?? [];
  const columns = list.split(", ").map((name) => name.replaceAll('"', ""));
  const answer = await fetch(`${listening.url}${path}`, { headers: { [header]: value } });
  const { data } = (await answer.json()) as { data: Record<string, unknown>[] };
  expect(data.length).toBeGreaterThan(0);
  for (const row of data) expect(Object.keys(row)).toEqual(expect.arrayContaining(columns));
  expect(columns.length).toBeGreaterThan(3);
});
