import { execFileSync } from "node:child_process";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sharedRisks, simulatedCurve } from "@riskloom/reporting";
import { portfolioOfEstimates } from "./portfolio.ts";

/** Memory of a Monte Carlo curve of 1,000 risks, in MB. */
export interface SimulationMemory {
  /** what the answer holds when all else was collected */
  readonly kept: number;
  /** the most that the process had at once */
  readonly most: number;
}

/** Measured in a process of its own, so that nothing else counts. */
export function simulationMemory(simulations: number): SimulationMemory {
  const file = fileURLToPath(import.meta.url);
  const conditions = process.execArgv.filter((option) => option.startsWith("--conditions"));
  const output = execFileSync(process.execPath, [...conditions, file, String(simulations)], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return JSON.parse(output) as SimulationMemory;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const simulations = Number(process.argv[2]);
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const held = async (): Promise<number> => {
    if (typeof collect === "function") collect();
    // buffers are given back beside the thread
    await sleep(100);
    if (typeof collect === "function") collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const portfolio = portfolioOfEstimates(1000);
  const curve = (count: number) =>
    sharedRisks([portfolio]).map((risks) =>
      simulatedCurve(portfolio, risks, { percentiles: [0.5], simulations: count, seed: 7 }),
    );
  // the first one compiles, and builds the tables that all share
  curve(1000);
  const before = await held();
  const answer = curve(simulations);
  const kept = (await held()) - before;
  const most = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ kept: answer.length * (kept / 2 ** 20), most }));
}
