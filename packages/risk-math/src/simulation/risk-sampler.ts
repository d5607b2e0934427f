import type { Risk } from "../aggregate/risk.ts";
import { familyOf } from "../distributions/families.ts";
import type { Distribution } from "../distributions/distribution.ts";
import type { Occurrence } from "../occurrence/occurrence.ts";
import { binomialCount, type CountDraw, poissonCount } from "../random/event-counts.ts";
import { riskKey, streamPurpose, streamRoot, streamState } from "../random/risk-key.ts";
import { Xoshiro } from "../random/xoshiro.ts";
import { blockSize } from "./block-size.ts";
import { addAllBut, addDistinct, addScattered, drawValue, type SampleTarget } from "./tables/sample-table.ts";
import type { SeverityTable } from "./tables/severity-table-shape.ts";
import { severityTable } from "./tables/severity-table.ts";

/** Adds the losses of one risk in one block of simulations to the block's totals. */
export type RiskSampler = (block: number, totals: Float64Array) => void;

/**
 * Event-sparse sampling: per block the number of events is drawn once, then each event's simulation and size. The
 * stream depends on seed, risk id and block alone, so that neither the order of risks nor the workers change a draw.
 */
export function riskSampler(risk: Risk, seed: number): RiskSampler {
  const root = streamRoot(seed, riskKey(risk.id), streamPurpose.events);
  const random = new Xoshiro([0, 0, 0, 0]);
  const add = adderOf(risk);
  return (block, totals) => {
    random.reset(streamState(root, block));
    add({ totals, random });
  };
}

function adderOf({ occurrence, severity }: Risk): (target: SampleTarget) => void {
  const atoms = severity.kind === "point" || severity.kind === "discrete";
  if (occurrence.kind === "uncertain-rate") {
    return uncertainEvents(occurrence.rate, atoms ? atomDraw(severity) : tableDraw(severityTable(severity)));
  }
  const count = eventCount(occurrence);
  if (atoms) {
    const draw = atomDraw(severity);
    return occurrence.kind === "poisson"
      ? (target) => atomEvents(count(target.random), draw, target)
      : (target) => distinctAtoms(count(target.random), draw, target);
  }
  const table = severityTable(severity);
  if (occurrence.kind === "poisson") return (target) => addScattered(count(target.random), table, target);
  return (target) => {
    const events = count(target.random);
    if (events <= blockSize / 2) addDistinct(events, table, target);
    else addAllBut(blockSize - events, table, target);
  };
}

function eventCount(occurrence: Exclude<Occurrence, { kind: "uncertain-rate" }>): CountDraw {
  if (occurrence.kind === "poisson") return poissonCount(occurrence.rate * blockSize);
  return binomialCount(blockSize, occurrence.probability);
}

type Draw = (random: Xoshiro) => number;

function tableDraw(table: SeverityTable): Draw {
  return (random) => drawValue(table, random);
}

/** Atoms are drawn exactly: a table would put values between them. */
export function atomDraw(severity: Distribution): Draw {
  if (severity.kind === "point") return () => severity.value;
  const { quantile } = familyOf(severity);
  return (random) => quantile(random.uniform());
}

function atomEvents(count: number, draw: Draw, { totals, random }: SampleTarget): void {
  for (let event = 0; event < count; event += 1) {
    const place = random.next() & (blockSize - 1);
    totals[place] = (totals[place] ?? 0) + draw(random);
  }
}

/** Selection sampling (Knuth, algorithm S): each simulation with the probability that what is left asks for. */
function distinctAtoms(count: number, draw: Draw, { totals, random }: SampleTarget): void {
  let left = count;
  for (let place = 0; place < blockSize && left > 0; place += 1) {
    if (random.uniform() * (blockSize - place) >= left) continue;
    totals[place] = (totals[place] ?? 0) + draw(random);
    left -= 1;
  }
}

function uncertainEvents(rate: Distribution, draw: Draw): (target: SampleTarget) => void {
  const rateDraw =
    rate.kind === "point" || rate.kind === "discrete" ? atomDraw(rate) : tableDraw(severityTable(rate));
  return ({ totals, random }) => {
    for (let place = 0; place < blockSize; place += 1) {
      const events = poissonCount(Math.max(0, rateDraw(random)))(random);
      for (let event = 0; event < events; event += 1) totals[place] = (totals[place] ?? 0) + draw(random);
    }
  };
}
