import { readFileSync } from "node:fs";

import { codeOf } from "./system-error.ts";

/** Whether a process of that number runs, whoever owns it; one that ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  return !isZombie(pid);
}

/** Linux tells the state behind the name, which may hold anything; elsewhere nobody is taken for one. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat
      .slice(stat.lastIndexOf(")") + 1)
      .trim()
      .startsWith("Z");
  } catch {
    return false;
  }
}
