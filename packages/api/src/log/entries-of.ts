import { actionEntries } from "./action-entries.ts";
import { causalityEntries } from "./causality-entries.ts";
import type { Change } from "./change.ts";
import { commentEntries } from "./comment-entries.ts";
import { controlCostEntries } from "./control-cost-entries.ts";
import { controlEntries } from "./control-entries.ts";
import { customFieldEntries, customValueEntries } from "./custom-field-entries.ts";
import type { Entry } from "./entry.ts";
import { evaluationEntries } from "./evaluation-entries.ts";
import type { Facts } from "./facts.ts";
import {
  actionTagEntries,
  controlTagEntries,
  riskCausalityEntries,
  riskControlEntries,
  riskTagEntries,
} from "./link-entries.ts";
import { recurrenceEntries } from "./recurrence-entries.ts";
import { referenceEntries } from "./reference-entries.ts";
import { riskEntries } from "./risk-entries.ts";
import { riskReviewEntries } from "./risk-review-entries.ts";

const derivations: Readonly<Record<string, (change: Change, facts: Facts) => Entry[]>> = {
  Action: actionEntries,
  ActionTag: actionTagEntries,
  Causality: causalityEntries,
  Comment: commentEntries,
  Control: controlEntries,
  ControlCost: controlCostEntries,
  ControlRecurrence: recurrenceEntries,
  ControlTag: controlTagEntries,
  CustomField: customFieldEntries,
  CustomValue: customValueEntries,
  Evaluation: evaluationEntries,
  Reference: referenceEntries,
  Risk: riskEntries,
  RiskCausality: riskCausalityEntries,
  RiskControl: riskControlEntries,
  RiskReview: riskReviewEntries,
  RiskTag: riskTagEntries,
};

/** The log entries that a change of one row causes; rows that the log does not tell of cause none. */
export const entriesOf = (change: Change, facts: Facts): Entry[] =>
  derivations[change.entity]?.(change, facts) ?? [];
