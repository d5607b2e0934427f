import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the README's example runs and answers what it says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "riskloom-embedded-"));
  await chmod(folder, 0o755);
  const example = await mkdtemp(join(import.meta.dirname, "example-"));
  try {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    const program = /```js\n(.*?)```/s.exec(readme)?.[1] ?? "";
    const promised = /console\.log\((.*)\); \/\/ (.*)/.exec(program);
    const file = join(example, "example.mjs");
    const here = program
      .replace("@riskloom/embedded-postgres", "../../src/index.ts")
      .replace('"./data"', JSON.stringify(join(folder, "data")))
      .replace(/console\.log\((.*)\);/, "export const answer = $1;");
    await writeFile(file, here);
    const { answer } = await import(file);
    expect(String(answer)).toBe(promised?.[2]);
  } finally {
    await rm(example, { recursive: true });
    await rm(folder, { recursive: true });
  }
});
