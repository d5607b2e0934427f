import { loadavg } from "node:os";
import { openArena } from "./src/arena.ts";
import { type Fault, faults } from "./src/faults.ts";
import { startLoad } from "./src/load.ts";
import { verdictOn } from "./src/verdict.ts";

// faults [rounds] [name ...]
const [rounds = "20", ...names] = process.argv.slice(2);
const chosen = Object.entries(faults).filter(([name]) => names.length === 0 || names.includes(name));
const print = (line: string) => void process.stdout.write(`${line}\n`);
print("fault         rounds  acknowledged  refused  return, median and slowest (ms)  load  verdict");
for (const [name, fault] of chosen) {
  const { line, fine } = await played(name, fault);
  print(line);
  if (!fine) process.exitCode = 1;
}

async function played(name: string, fault: Fault): Promise<{ line: string; fine: boolean }> {
  const arena = await openArena(fault).catch((error: unknown) => {
    if (!String(error).includes("Command failed: mount")) throw error;
    return null;
  });
  if (arena === null)
    return { line: `${name.padEnd(12)}  not played: no small file system can be mounted here`, fine: true };
  try {
    const load = startLoad(arena);
    const returns: number[] = [];
    for (let round = 0; round < Number(rounds); round++) {
      await load.calm();
      await fault.strike(arena);
      returns.push(await load.back());
    }
    await load.stop();
    const problems = await verdictOn(arena, load);
    const sorted = returns.toSorted((one, other) => one - other);
    const [median = 0, slowest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    // The machine's own slowness is in it, so that a short run, beside others, only prints it.
    if (slowest > 2_000 && Number(rounds) >= 20) problems.push("was back late");
    const { acknowledged, refused } = load;
    const figures = [
      rounds.padStart(6),
      String(acknowledged.size).padStart(12),
      String(refused).padStart(7),
      `${median.toFixed(0)} ${slowest.toFixed(0).padStart(5)}`.padStart(31),
      loadavg()[0]?.toFixed(0).padStart(4),
    ];
    const line = `${name.padEnd(12)}  ${figures.join("  ")}  ${problems.join("; ") || "fine"}`;
    return { line, fine: problems.length === 0 };
  } finally {
    await arena.close();
  }
}
