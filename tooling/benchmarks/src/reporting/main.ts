import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { exactCurve, sharedRisks, simulatedCurve } from "@riskloom/reporting";
import { cpuTime } from "../risk-math/measure.ts";
import { Gates } from "./gates.ts";
import { portfolioOfEstimates } from "./portfolio.ts";
import { readingTimes, waiting } from "./reads.ts";
import { reportRegister } from "./register.ts";
import { simulationMemory } from "./simulation-memory.ts";

// bench reporting: a project group of 10,000 risks with three evaluations each.
const size = 10_000;
const gates = new Gates();
const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(" / ");
gates.print(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}, ${size} risks with three evaluations each. ` +
    `Times are the least of 15 rounds, for other work on the machine only adds to them; its load was ${load()} at the beginning.`,
);
mathematics();
memory();
const dataDir = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
try {
  const register = await reportRegister(dataDir, size);
  try {
    await waiting(register, gates);
    await readingTimes(register, gates);
  } finally {
    await register.close();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
gates.print("");
gates.print(
  `${gates.missed.length === 0 ? "All gates reached" : `Missed: ${gates.missed.join("; ")}`}. Load at the end: ${load()}.`,
);
if (process.argv.includes("--write"))
  await writeFile(
    new URL("../../results/reporting.md", import.meta.url),
    `# reporting\n\n${gates.lines.join("\n")}\n`,
  );
process.exit(gates.missed.length === 0 ? 0 : 1);

function mathematics(): void {
  const portfolio = portfolioOfEstimates(size);
  const percentiles = [0.05, 0.5, 0.8, 0.95];
  const options = { percentiles, simulations: 10_000, seed: 7 };
  const exact = cpuTime(() => exactCurve(portfolio, { percentiles, offset: 0 }));
  const simulated = cpuTime(
    () => sharedRisks([portfolio]).map((risks) => simulatedCurve(portfolio, risks, options)),
    5,
  );
  const three = [0, 0.5, 1].map((shift) => portfolioOfEstimates(size, shift));
  const together = cpuTime(
    () => sharedRisks(three).map((risks, i) => simulatedCurve(three[i] ?? portfolio, risks, options)),
    3,
  );
  gates.print("");
  gates.print(
    "| curve of one matrix and evaluation type, every risk with an estimate of its own | CPU ms | gate |",
  );
  gates.print("|---|---|---|");
  gates.print(`| S-curve, exact | ${gates.hold("S-curve", exact, { gate: 50, digits: 1 })} | 50 |`);
  gates.print(
    `| Monte Carlo, 10,000 simulations, its exact figures beside it | ${gates.hold("Monte Carlo", simulated, { gate: 400 })} | 400 |`,
  );
  gates.print(
    `| the same for three evaluation types that share their randomness, together | ${together.toFixed(0)} | |`,
  );
}

function memory(): void {
  const [few, many] = [10_000, 1_000_000];
  const [first, last] = [simulationMemory(few), simulationMemory(many)];
  gates.print("");
  gates.print("| Monte Carlo curve of 1,000 risks | 10,000 simulations | 1,000,000 | gate |");
  gates.print("|---|---|---|---|");
  const kept = gates.hold("memory that grows with the simulations", last.kept - first.kept, {
    gate: 0.5,
    digits: 2,
  });
  gates.print(
    `| live memory when it is done, MB | ${first.kept.toFixed(2)} | ${last.kept.toFixed(2)} | ${kept} more, at most 0.5 |`,
  );
  const bytes = ((last.most - first.most) * 2 ** 20) / (many - few);
  const told = gates.hold("bytes for a simulation while they run", bytes, { gate: 64 });
  gates.print(
    `| most memory of the process meanwhile, MB | ${first.most.toFixed(0)} | ${last.most.toFixed(0)} | ${told} bytes a simulation, at most 64, of which 16 are its total and the square of it; a table of all risks would have 8,000 |`,
  );
}
