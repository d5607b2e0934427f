import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { expect, test } from "vitest";

const launcher = join(import.meta.dirname, "../run.mjs");
const waiting = "process.on('SIGTERM', () => { console.log('stopping'); process.exit(5); });";

test("a task's exit code is the launcher's", async () => {
  const [exitCode] = await once(run("exec", "node", "-e", "process.exit(3)"), "exit");
  expect(exitCode).toBe(3);
});

test("a signal to the launcher reaches the task, which ends in its own way", async () => {
  const child = run("exec", "node", "-e", `${waiting} console.log('up'); setInterval(() => {}, 1000)`);
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [[said], [exitCode]] = await Promise.all([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(said).trim()).toBe("stopping");
  expect(exitCode).toBe(5);
});

test("a task of a package script ends with the script, though only the script's shell was told", async () => {
  // The shell of a package script hands no signal on; `;` keeps it from becoming the program itself.
  const program = `${waiting} console.log('up'); setInterval(() => {}, 1000)`;
  const shell = spawn(
    "sh",
    ["-c", '"$0" "$@"; exit', process.execPath, launcher, "exec", "node", "-e", program],
    {
      env: { ...process.env, npm_lifecycle_event: "start" },
    },
  );
  await once(shell.stdout, "data");
  shell.kill("SIGTERM");
  const [said] = await once(shell.stdout, "data");
  expect(String(said).trim()).toBe("stopping");
});

test("an unknown task explains the usage and fails", async () => {
  const child = run("serve");
  const [[said], [exitCode]] = await Promise.all([once(child.stderr, "data"), once(child, "exit")]);
  expect(String(said)).toContain("usage:");
  expect(exitCode).toBe(2);
});

function run(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [launcher, ...args]);
}
