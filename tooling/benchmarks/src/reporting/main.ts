import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { exactCurve, sharedRisks, simulatedCurve } from "@riskloom/reporting";
import { liveMemory } from "../risk-math/live-memory.ts";
import { cpuTime } from "../risk-math/measure.ts";
import { portfolioOfEstimates } from "./portfolio.ts";
import { type ReportRegister, reportRegister } from "./register.ts";

// bench reporting: a project group of 10,000 risks with three evaluations each.
const size = 10_000;
const lines: string[] = [];
const missed: string[] = [];
print(
  `${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${size} risks with three evaluations each.`,
);
mathematics();
const dataDir = await mkdtemp(join(tmpdir(), "riskloom-bench-"));
try {
  const register = await reportRegister(dataDir, size);
  try {
    await reads(register);
    await eventLoop(register);
  } finally {
    await register.close();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
print("");
print(missed.length === 0 ? "All gates reached." : `Missed: ${missed.join("; ")}.`);
if (process.argv.includes("--write"))
  await writeFile(
    new URL("../../results/reporting.md", import.meta.url),
    `# reporting\n\n${lines.join("\n")}\n`,
  );
process.exit(missed.length === 0 ? 0 : 1);

function mathematics(): void {
  print("");
  print(
    "| curve of one matrix and evaluation type, every risk with an estimate of its own | CPU ms | gate |",
  );
  print("|---|---|---|");
  const portfolio = portfolioOfEstimates(size);
  const percentiles = [0.05, 0.5, 0.8, 0.95];
  gated(
    "S-curve, exact",
    cpuTime(() => exactCurve(portfolio, { percentiles, offset: 0 })),
    50,
  );
  const simulated = (simulations: number) => {
    const [risks = []] = sharedRisks([portfolio]);
    return simulatedCurve(portfolio, risks, { percentiles, simulations, seed: 7 });
  };
  gated(
    "Monte Carlo, 10,000 simulations, its exact figures beside it",
    cpuTime(() => simulated(10_000), 5),
    400,
  );
  const three = [0, 0.5, 1].map((shift) => portfolioOfEstimates(size, shift));
  print(
    `| the same for three evaluation types that share their randomness, together | ${cpuTime(() => sharedRisks(three).map((risks, i) => simulatedCurve(three[i] ?? portfolio, risks, { percentiles, simulations: 10_000, seed: 7 })), 3).toFixed(0)} | |`,
  );
  print("");
  for (const simulations of [1_000, 10_000])
    print(
      `Live memory of a Monte Carlo curve of ${simulations} simulations: ${liveMemory(() => simulated(simulations)).live.toFixed(1)} MB.`,
    );
}

async function reads(register: ReportRegister): Promise<void> {
  const now = await times(register, []);
  for (let version = 1; version < 5; version += 1) await register.touch();
  await register.label();
  for (let version = 5; version < 10; version += 1) await register.touch();
  const current = await times(register, []);
  const past = await times(register, [register.labelId]);
  print("");
  print(
    "| element, three evaluation types, database included | now ms | gate | now, ten versions each | then, ten versions each | ratio | gate |",
  );
  print("|---|---|---|---|---|---|---|");
  for (const [name, first] of now) {
    const again = current.get(name) ?? 0;
    const then = past.get(name) ?? 0;
    const ratio = then / again;
    print(
      `| ${name} | ${first.toFixed(0)} | 150 | ${again.toFixed(0)} | ${then.toFixed(0)} | ${ratio.toFixed(2)} | 3 |`,
    );
    if (first > 150) missed.push(`${name} takes ${first.toFixed(0)} ms`);
    if (ratio > 3) missed.push(`${name} as of then takes ${ratio.toFixed(2)} times as long`);
  }
}

async function times({ api, projectGroupId }: ReportRegister, ids: number[]): Promise<Map<string, number>> {
  const asked = { projectGroupId, timestamps: { ids } };
  const options = { evaluationTypes: ["gross" as const, "present" as const, "nett" as const] };
  return new Map([
    ["matrix", await median(() => api.report.matrix({ ...asked, options }))],
    ["barplots", await median(() => api.report.barplots({ ...asked, options }))],
    ["status", await median(() => api.report.status(asked))],
    ["scurve", await median(() => api.report.scurve({ ...asked, options }))],
    [
      "monteCarlo",
      await median(() => api.report.monteCarlo({ ...asked, options: { ...options, simulations: 10_000 } })),
    ],
  ]);
}

/** How long other callers wait at worst while curves are worked out. */
async function eventLoop({ api, projectGroupId }: ReportRegister): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const stop = new Promise<void>((resolve) => void setTimeout(resolve, 50));
  await stop;
  delay.enable();
  for (let i = 0; i < 3; i += 1)
    await api.report.monteCarlo({
      projectGroupId,
      options: { evaluationTypes: ["gross", "present", "nett"], simulations: 10_000 },
    });
  delay.disable();
  print("");
  print(
    `Longest wait of the event loop during three Monte Carlo reports, reading included: ${(delay.max / 1e6).toFixed(1)} ms.`,
  );
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const start = performance.now();
    await work();
    // the first round warms up
    if (i > 0) taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b)[3] ?? 0;
}

function gated(name: string, milliseconds: number, gate: number): void {
  print(`| ${name} | ${milliseconds.toFixed(1)} | ${gate} |`);
  if (milliseconds > gate) missed.push(`${name} takes ${milliseconds.toFixed(0)} ms`);
}

function print(line: string): void {
  lines.push(line);
  process.stdout.write(`${line}\n`);
}
