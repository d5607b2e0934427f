import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { isAlive } from "../src/process-id.ts";

it("a process that runs is alive, and one that ended is not", async () => {
  expect(isAlive(process.pid)).toBe(true);
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(isAlive(Number(child.pid))).toBe(false);
});

it.runIf(process.platform === "linux")(
  "a process that ended, and whose parent does not look, is not alive",
  async () => {
    // The shell becomes a program that never asks what became of its children.
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 1000"]);
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    await expect.poll(() => isAlive(Number(line))).toBe(false);
    expect(() => process.kill(Number(line), 0)).not.toThrow();
    parent.kill();
  },
);
