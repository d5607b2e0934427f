import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ListeningDemo, listeningDemo } from "./listening-demo.ts";
import { outputOf } from "./output-of.ts";
import { requestOf } from "./shell.ts";

const docs = join(import.meta.dirname, "../../../docs");
// The walkthrough is one session and has a test of its own.
const names = (await readdir(docs)).filter((name) => name.endsWith(".md") && name !== "walkthrough.md");
const blocks = (await Promise.all(names.map(blocksOf))).flat();
const programs = blocks.filter(({ language }) => language === "ts");
const requests = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ name, text }) => text.split("\n").map((line) => ({ name, line })))
  .filter(({ line }) => line !== "" && !line.startsWith("#"));

let listening: ListeningDemo;
beforeAll(async () => {
  listening = await listeningDemo();
});
afterAll(() => listening.stop());

describe("the pages for each kind of user", () => {
  it("show requests and programs", () => {
    expect(requests.length).toBeGreaterThanOrEqual(8);
    expect(programs.length).toBeGreaterThanOrEqual(2);
  });

  it.each(requests)("$name shows a request that is answered: $line", async ({ line }) => {
    const request = requestOf(line);
    const address = request.url.replace("http://localhost:4000", listening.url);
    const response = await fetch(new Request(address, request));
    expect(response.status).toBe(200);
    const text = await response.text();
    const isData = response.headers.get("Content-Type")?.includes("json") === true;
    expect(isData ? Object.keys(JSON.parse(text) as object) : text.trim()).not.toHaveLength(0);
  });

  it.each(programs)("$name shows a program that prints what it says", async ({ text }) => {
    const promised = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, line]) => line);
    expect(promised.length).toBeGreaterThan(0);
    const { stdout } = await outputOf(text, listening.url);
    expect(stdout.trim().split("\n")).toEqual(promised);
  });
});

async function blocksOf(name: string) {
  const page = await readFile(join(docs, name), "utf8");
  return [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language, text = ""]) => ({
    name,
    language,
    text,
  }));
}
