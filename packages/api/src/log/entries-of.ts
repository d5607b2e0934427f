import type { Change } from "./change.ts";
import type { Entry } from "./entry.ts";
import { evaluationEntries } from "./evaluation-entries.ts";
import type { Facts } from "./facts.ts";
import { riskControlEntries, riskTagEntries } from "./link-entries.ts";
import { riskEntries } from "./risk-entries.ts";

const derivations: Readonly<Record<string, (change: Change, facts: Facts) => Entry[]>> = {
  Evaluation: evaluationEntries,
  Risk: riskEntries,
  RiskControl: riskControlEntries,
  RiskTag: riskTagEntries,
};

/** The log entries that a change of one row causes; rows that the log does not tell of cause none. */
export const entriesOf = (change: Change, facts: Facts): Entry[] =>
  derivations[change.entity]?.(change, facts) ?? [];
