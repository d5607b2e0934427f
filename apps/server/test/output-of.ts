import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = import.meta.dirname;

/** What a program that a page shows prints, run beside this package against a server elsewhere than where pages say. */
export async function outputOf(program: string, url: string): Promise<{ stdout: string; stderr: string }> {
  const folder = await mkdtemp(join(here, "program-"));
  const file = join(folder, "program.ts");
  await writeFile(file, program.replace("http://127.0.0.1:4000", url));
  try {
    return await run(process.execPath, ["--conditions=@riskloom/source", file], { cwd: here });
  } finally {
    await rm(folder, { recursive: true });
  }
}
