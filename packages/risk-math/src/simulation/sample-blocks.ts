import type { Risk } from "../aggregate/risk.ts";
import { expectedEvents } from "../occurrence/occurrence.ts";
import { blockSize } from "./block-size.ts";
import { riskSampler } from "./risk-sampler.ts";

/** A run of blocks: simulations `first * blockSize` up to the end of block `first + count - 1`. */
export interface BlockRange {
  readonly first: number;
  readonly count: number;
}

/** Called now and then with the number of blocks done; false stops the run. */
export type BlockProgress = (done: number) => boolean;

/**
 * Totals of all simulations of a range of blocks, in order. Sums run over risks in the order given, so
 * the same risks give the same bits however the blocks are divided.
 *
 * Risk by risk over a stretch of blocks: one table is alive at a time, and it stays in the cache while it is used.
 */
export function sampleBlocks(
  risks: readonly Risk[],
  seed: number,
  { first, count }: BlockRange,
  progress: BlockProgress = () => true,
): Float64Array<ArrayBuffer> {
  const totals = new Float64Array(count * blockSize);
  const active = risks.filter(({ occurrence }) => expectedEvents(occurrence) > 0);
  for (let start = 0; start < count; start += stretch) {
    const end = Math.min(count, start + stretch);
    for (const risk of active) {
      const sample = riskSampler(risk, seed);
      for (let block = start; block < end; block += 1) {
        sample(first + block, totals.subarray(block * blockSize, (block + 1) * blockSize));
      }
    }
    if (!progress(end)) break;
  }
  return totals;
}

/** Blocks that a risk's table serves in a row: 32,768 totals, which the second-level cache holds. */
const stretch = 16;
