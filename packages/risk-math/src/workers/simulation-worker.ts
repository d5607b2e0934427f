import { parentPort, workerData } from "node:worker_threads";
import type { Risk } from "../aggregate/risk.ts";
import { type BlockRange, sampleBlocks } from "../simulation/sample-blocks.ts";

/** What a worker is started with. */
export interface WorkerTask {
  readonly risks: readonly Risk[];
  readonly seed: number;
  readonly ranges: readonly BlockRange[];
  /** One flag: anything but 0 asks the worker to stop. */
  readonly stop: SharedArrayBuffer;
}

/** What it reports: the totals of one range. */
export interface WorkerReport {
  readonly range: BlockRange;
  readonly totals: Float64Array<ArrayBuffer>;
}

if (parentPort !== null) run(workerData);

function run({ risks, seed, ranges, stop }: WorkerTask): void {
  const flag = new Int32Array(stop);
  for (const range of ranges) {
    const totals = sampleBlocks(risks, seed, range, () => Atomics.load(flag, 0) === 0);
    if (Atomics.load(flag, 0) !== 0) return;
    const report: WorkerReport = { range, totals };
    parentPort?.postMessage(report, [totals.buffer]);
  }
}
