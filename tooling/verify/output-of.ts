import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";

import { root } from "./root.ts";

/** Runs a program to its end; `folder`'s own programs are found before the repository's. */
export function outputOf(
  program: string,
  args: readonly string[],
  folder = root,
): Promise<{ readonly failed: boolean; readonly output: string }> {
  const bins = [folder, root].map((home) => join(home, "node_modules", ".bin"));
  const environment = { ...process.env, PATH: [...bins, process.env["PATH"]].join(delimiter), NO_COLOR: "1" };
  const options = { cwd: folder, env: environment, shell: process.platform === "win32" };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ failed: error !== null, output: `${stdout}${stderr}`.trim() });
    });
  });
}
