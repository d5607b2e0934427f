import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ListeningDemo, listeningDemo } from "./listening-demo.ts";
import { type Session, understand } from "./shell.ts";

const page = await readFile(join(import.meta.dirname, "../../../docs/walkthrough.md"), "utf8");

interface Step {
  heading: string;
  lines: string[];
  status: number;
  answer: string;
}
/** An answer, 200 unless it says otherwise, and the lines before it. */
const steps: Step[] = [];
let [heading, lines]: [string, string[]] = ["", []];
for (const [, title, language, status, text = ""] of page.matchAll(
  /^(?:## ([^\n]*)|```(\w+) ?(\d*)\n(.*?)^```)$/gms,
)) {
  if (title !== undefined) heading = title;
  else if (language === "sh") lines.push(...text.trim().split("\n"));
  else steps.push({ heading, lines, status: Number(status || 200), answer: text });
  if (language === "json") lines = [];
}

let listening: ListeningDemo;
beforeAll(async () => {
  listening = await listeningDemo();
});
afterAll(() => listening.stop());

const session: Session = { variables: {}, functions: {} };
let last: { status: number; body: unknown } | undefined;

it("the walkthrough shows an answer to every part of the way", () => {
  expect(new Set(steps.map((step) => step.heading)).size).toBeGreaterThanOrEqual(11);
  expect(steps.filter((step) => step.lines.length === 0)).toEqual([]);
  expect(lines).toEqual([]);
});

it.each(steps)("the walkthrough runs as it stands: $heading: $lines", async (step) => {
  for (const line of step.lines) await run(line);
  expect(last).toMatchObject({ status: step.status, body: JSON.parse(filled(step.answer)) as object });
});

async function run(line: string): Promise<void> {
  const understood = understand(line, session);
  if (understood.kind === "program")
    session.variables[understood.name] = execFileSync(process.execPath, ["-p", understood.program])
      .toString()
      .trim();
  if (understood.kind !== "request") return;
  const { request, keeps } = understood;
  const response = await fetch(
    new Request(request.url.replace("http://127.0.0.1:4000", listening.url), request),
  );
  last = { status: response.status, body: await response.json() };
  if (keeps !== undefined) session.variables[keeps.name] = String(at(last.body, keeps.path));
}

const at = (body: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .reduce((value, key) => (value as Record<string, unknown>)[key], body);

/** A value that was taken out of an answer, as the answer has it. */
const filled = (text: string): string =>
  text.replaceAll(/"\$(\w+)"/g, (_, name: string) => session.variables[name] ?? "null");
