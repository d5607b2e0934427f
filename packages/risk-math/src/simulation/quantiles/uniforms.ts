import { riskKey, streamPurpose, streamRoot, streamState } from "../../random/risk-key.ts";
import { owenScramble, sobolColumn, sobolDimensions } from "../../random/sobol.ts";
import { Xoshiro } from "../../random/xoshiro.ts";

/** How the uniforms of a risk are laid out over the simulations. */
export type Sampler = "mc" | "lhs" | "sobol";

/** What a column of uniforms depends on; `dimension` is the risk's Sobol coordinate. */
export interface ColumnRequest {
  readonly sampler: Sampler;
  readonly count: number;
  readonly seed: number;
  readonly id: number | string;
  readonly dimension: number;
  /** Which of several independent columns of the same risk. */
  readonly replication?: number;
}

/**
 * One uniform in (0, 1) per simulation for one risk: independent draws, a Latin hypercube column (one draw in each of
 * `count` equal strata, in random order; Stein 1987), or a coordinate of an Owen-scrambled Sobol sequence. Beyond the
 * 64 Sobol dimensions the columns are Latin hypercube ones (Owen 1998).
 */
export function uniformColumn({
  sampler,
  count,
  seed,
  id,
  dimension,
  replication = 0,
}: ColumnRequest): Float64Array {
  const root = streamRoot(seed, riskKey(id), streamPurpose.quantiles);
  const random = new Xoshiro(streamState(root, replication));
  const column = new Float64Array(count);
  if (sampler === "sobol" && dimension < sobolDimensions) {
    const scramble = random.next();
    const points = sobolColumn(dimension, count);
    for (let i = 0; i < count; i += 1)
      column[i] = (owenScramble(points[i] ?? 0, scramble) + 0.5) / 4_294_967_296;
    return column;
  }
  for (let i = 0; i < count; i += 1) column[i] = random.uniform();
  if (sampler === "mc") return column;
  for (let i = 0; i < count; i += 1) column[i] = (i + (column[i] ?? 0)) / count;
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random.uniform() * (i + 1));
    const kept = column[i] ?? 0;
    column[i] = column[j] ?? 0;
    column[j] = kept;
  }
  return column;
}
