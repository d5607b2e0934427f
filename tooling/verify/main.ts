import { appendFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { type Check, checks } from "./checks.ts";
import { runCheck } from "./run-check.ts";

const usage = `usage: verify [check ...] [--without-tests]

Runs the named checks, or all of them. Tests are left out with --without-tests, or with VERIFY_WITHOUT_TESTS=1.

${checks.map(({ name, asks }) => `  ${name.padEnd(10)} ${asks}`).join("\n")}
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean" }, "without-tests": { type: "boolean" } },
  });
  const unknown = positionals.filter((name) => !checks.some((check) => check.name === name));
  if (values.help || unknown.length > 0) {
    console.log(unknown.length > 0 ? `Unknown check: ${unknown.join(", ")}\n\n${usage}` : usage);
    return unknown.length > 0 ? 2 : 0;
  }
  const withoutTests = values["without-tests"] === true || process.env["VERIFY_WITHOUT_TESTS"] === "1";
  const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return report(
    chosen.filter(({ name }) => !(withoutTests && name === "tests")),
    withoutTests,
  );
}

async function report(chosen: readonly Check[], withoutTests: boolean): Promise<number> {
  const failed: string[] = [];
  for (const check of chosen) {
    if (!(await runCheck(check))) failed.push(check.name);
  }
  if (withoutTests) console.log("– tests: left out, as asked; they are run on their own");
  console.log(failed.length === 0 ? "\nEvery check is fine." : `\nTo be mended: ${failed.join(", ")}.`);
  // The test run counts its own failures.
  recordFailures(failed.filter((name) => name !== "tests").length);
  return failed.length === 0 ? 0 : 1;
}

/** For a run of several steps that closes with one sum; see tooling/vitest/closing-line.ts. */
function recordFailures(failed: number): void {
  const file = process.env["TEST_COUNTS_FILE"];
  if (file) appendFileSync(file, `${JSON.stringify({ passed: 0, failed })}\n`);
}
