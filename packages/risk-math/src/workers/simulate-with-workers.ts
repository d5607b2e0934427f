import { Worker } from "node:worker_threads";
import type { Risk } from "../aggregate/risk.ts";
import { issue, refuse, RiskMathError } from "../risk-math-error.ts";
import { blockSize } from "../simulation/block-size.ts";
import type { BlockRange } from "../simulation/sample-blocks.ts";
import { summarise } from "../simulation/sample-summary.ts";
import { requireSimulation, type Simulation, type SimulationOptions } from "../simulation/simulate.ts";
import type { WorkerReport, WorkerTask } from "./simulation-worker.ts";

export interface WorkerOptions extends SimulationOptions {
  /** Worker threads, 1 to 64; the answer does not depend on their number. */
  readonly workers: number;
  /** Called with the simulations done so far. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Stops the run; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * `simulate` on Node's worker threads: the same bits as one thread, for any number of workers.
 *
 * Worth it from about 100,000 simulations of a thousand risks on; below that starting a thread costs more. Codes: those
 * of `simulate`, `range` (workers).
 */
export async function simulateWithWorkers(
  risks: readonly Risk[],
  options: WorkerOptions,
): Promise<Simulation> {
  const { simulations, seed, workers, signal } = options;
  requireSimulation(risks, options);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    refuse(issue("workers", "range", "must be a whole number from 1 to 64"));
  }
  signal?.throwIfAborted();
  const blocks = Math.ceil(simulations / blockSize);
  const totals = new Float64Array(blocks * blockSize);
  const stop = new SharedArrayBuffer(4);
  let done = 0;
  const onReport = ({ range, totals: part }: WorkerReport): void => {
    totals.set(part, range.first * blockSize);
    done += range.count * blockSize;
    options.onProgress?.(Math.min(done, simulations), simulations);
  };
  const shares = divided(blocks, Math.min(workers, blocks));
  const halt = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  signal?.addEventListener("abort", halt, { once: true });
  try {
    await Promise.all(shares.map((ranges) => runWorker({ risks, seed, ranges, stop }, onReport, halt)));
  } finally {
    signal?.removeEventListener("abort", halt);
  }
  signal?.throwIfAborted();
  return { seed, ...summarise(totals.subarray(0, simulations)) };
}

/** One run of blocks per worker, cut into stretches small enough for progress to be seen. */
function divided(blocks: number, workers: number): BlockRange[][] {
  const stretch = Math.max(1, Math.min(16, Math.ceil(blocks / workers)));
  const shares: BlockRange[][] = Array.from({ length: workers }, () => []);
  for (let first = 0, i = 0; first < blocks; first += stretch, i += 1) {
    shares[i % workers]?.push({ first, count: Math.min(stretch, blocks - first) });
  }
  return shares;
}

function runWorker(
  task: WorkerTask,
  onReport: (report: WorkerReport) => void,
  halt: () => void,
): Promise<void> {
  // Sources run as TypeScript, builds as JavaScript.
  const file = import.meta.url.endsWith(".ts") ? "./simulation-worker.ts" : "./simulation-worker.js";
  const worker = new Worker(new URL(file, import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on("message", onReport);
    worker.once("error", (error) => {
      halt();
      reject(error);
    });
    worker.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new RiskMathError(issue("workers", "unreachable", `a worker stopped with code ${code}`)));
    });
  });
}
