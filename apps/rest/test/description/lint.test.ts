import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dialects } from "../../src/app.ts";
import { version } from "../../src/documents.ts";
import { openApiOf } from "../../src/engine/open-api/document.ts";
import executed from "../../src/executed.json" with { type: "json" };

const run = promisify(execFile);
const redocly = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "riskloom-descriptions-"));
});
afterAll(() => rm(folder, { recursive: true }));

const documents = [
  ...dialects.map((one) => ({ name: one.name, of: [one] })),
  { name: "all together", of: dialects },
];

it.each(documents)("the linter finds nothing in the description of $name", async ({ name, of }) => {
  const file = join(folder, `${name.replace(" ", "-")}.json`);
  await writeFile(
    file,
    JSON.stringify(openApiOf(of, { version, server: "https://risks.invalid", executed })),
  );
  const config = join(import.meta.dirname, "redocly.yaml");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const args = [redocly, "lint", "--format=json", "--max-problems=20", `--config=${config}`, file];
  const { stdout } = await run(process.execPath, args, { env, maxBuffer: 1 << 26 }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  const { totals, problems } = JSON.parse(stdout) as {
    totals: object;
    problems: { message: string; location: object[] }[];
  };
  expect(problems.map(({ message, location }) => ({ message, location }))).toEqual([]);
  expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});
