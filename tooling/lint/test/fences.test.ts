import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../../..");

/** An importing file, what it imports, and whether the arrows of the design let it. */
const arrows: readonly (readonly [file: string, imported: string, allowed: boolean])[] = [
  ["packages/embedded-postgres/src/a.ts", "@riskloom/domain", false],
  ["packages/geo/src/a.ts", "@riskloom/domain", false],
  ["packages/recurrence/src/a.ts", "@riskloom/domain", false],
  ["packages/risk-math/src/deep/a.ts", "@riskloom/domain", false],
  ["packages/domain/src/a.ts", "@riskloom/risk-math", false],
  ["packages/domain/src/b.ts", "zod", true],
  ["packages/reporting/src/a.ts", "@riskloom/persistence", false],
  ["packages/reporting/src/b.ts", "@riskloom/risk-math", true],
  ["packages/persistence/src/a.ts", "@riskloom/api", false],
  ["packages/persistence/src/b.ts", "@riskloom/domain", true],
  ["packages/persistence/src/c.ts", "@riskloom/embedded-postgres", true],
  ["packages/persistence/test/c.ts", "@riskloom/api", true],
  ["packages/api/src/a.ts", "@riskloom/server", false],
  ["packages/api/src/b.ts", "@riskloom/persistence/testing", true],
  ["packages/api/src/c.ts", "../../domain/src/risk.ts", false],
  ["packages/api/src/d.ts", "@riskloom/embedded-postgres", false],
  ["packages/client/src/a.ts", "@riskloom/persistence", false],
  ["packages/client/src/b.ts", "@riskloom/api", true],
  ["packages/client/src/c.ts", "@riskloom/api/installation", false],
  ["packages/demo/src/a.ts", "@riskloom/persistence", false],
  ["packages/demo/src/b.ts", "@riskloom/api", true],
  ["packages/demo/src/c.ts", "@riskloom/api/installation", true],
  ["apps/server/src/a.ts", "@riskloom/persistence", false],
  ["apps/server/src/main.ts", "@riskloom/persistence", true],
  ["apps/server/src/command-line/main.ts", "@riskloom/persistence", true],
  ["apps/server/src/c.ts", "@riskloom/api/installation", true],
  ["apps/server/src/b.ts", "@riskloom/rest", true],
  ["apps/server/test/c.ts", "@riskloom/persistence/testing", true],
  ["apps/rest/src/a.ts", "@riskloom/persistence", false],
  ["apps/rest/src/main.ts", "@riskloom/persistence", false],
  ["apps/rest/src/c.ts", "@riskloom/api/installation", false],
  ["apps/rest/src/engine/b.ts", "@riskloom/api/installation", false],
  ["apps/rest/src/dialects/kendis/d.ts", "@riskloom/api/installation", false],
  ["apps/rest/src/b.ts", "@riskloom/client", true],
  ["apps/rest/src/engine/a.ts", "../dialects/ramrisk/index.ts", false],
  ["apps/rest/src/dialects/kendis/a.ts", "../ramrisk/codecs.ts", false],
  ["apps/rest/src/dialects/kendis/b.ts", "../../engine/route.ts", true],
  ["apps/rest/src/dialects/kendis/c.ts", "./codecs.ts", true],
  ["apps/rest/src/dialects/kendis/boards/a.ts", "../../ramrisk/codecs.ts", false],
  ["apps/rest/src/dialects/kendis/boards/b.ts", "../codecs.ts", true],
  ["apps/rest/src/dialects/kendis/boards/small/a.ts", "../../../ramrisk/codecs.ts", false],
  ["apps/rest/src/dialects/kendis/boards/small/b.ts", "../../codecs.ts", true],
  ["apps/rest/src/dialects/kendis/boards/small/c.ts", "../../../../engine/shape/shape.ts", true],
  ["apps/rest/src/dialects/kendis/boards/c.ts", "../../../engine/route.ts", true],
];

const typeOnly = [
  "apps/server/src/d.ts",
  'import type { X } from "@riskloom/persistence";\n\nexport type Y = X;\n',
] as const;

/** Two files of which each needs no more than a type of the other. */
const circle = [
  ["packages/geo/src/left.ts", 'import type { Y } from "./right.ts";\n\nexport type X = { y?: Y };\n'],
  ["packages/geo/src/right.ts", 'import type { X } from "./left.ts";\n\nexport type Y = { x?: X };\n'],
] as const;

let folder = "";
let circling: readonly string[] = [];
let refused: ReadonlySet<string> = new Set();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "riskloom-fences-"));
  for (const [file, imported] of arrows) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { x } from "${imported}";\n\nexport const y = x;\n`);
  }
  writeFileSync(join(folder, typeOnly[0]), typeOnly[1]);
  for (const [file, source] of circle) writeFileSync(join(folder, file), source);
  const oxlint = join(repository, "node_modules/.bin/oxlint");
  const args = ["-c", join(repository, "tooling/lint/oxlint.json"), "--format", "unix", "."];
  const { stdout } = spawnSync(oxlint, args, { cwd: folder, encoding: "utf8" });
  const complainedOf = (rule: string) =>
    stdout.split("\n").flatMap((line) => (line.includes(rule) ? [line.split(":")[0] ?? ""] : []));
  refused = new Set(complainedOf("no-restricted-imports"));
  circling = complainedOf("no-cycle");
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(arrows)("from %s the import of %s is judged as the design has it", (file, _, allowed) => {
  expect(refused.has(file)).toBe(!allowed);
});

test("the server may name the types of persistence", () => {
  expect(refused.has(typeOnly[0])).toBe(false);
});

test("a circle of imports is refused, even one of types", () => {
  expect(circling.toSorted()).toEqual(circle.map(([file]) => file));
});
