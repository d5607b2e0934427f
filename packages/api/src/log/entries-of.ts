import { actionEntries } from "./entries/action-entries.ts";
import { causalityEntries } from "./entries/causality-entries.ts";
import type { EntityName } from "@riskloom/persistence";
import type { Change, ChangeOf } from "./change.ts";
import { commentEntries } from "./entries/comment-entries.ts";
import { controlCostEntries } from "./entries/control-cost-entries.ts";
import { controlEntries } from "./entries/control-entries.ts";
import { customFieldEntries, customValueEntries } from "./entries/custom-field-entries.ts";
import type { Entry } from "./entry.ts";
import { evaluationEntries } from "./entries/evaluation-entries.ts";
import type { Facts } from "./facts.ts";
import {
  actionTagEntries,
  controlTagEntries,
  riskCausalityEntries,
  riskControlEntries,
  riskTagEntries,
} from "./entries/link-entries.ts";
import { recurrenceEntries } from "./entries/recurrence-entries.ts";
import { referenceEntries } from "./entries/reference-entries.ts";
import { riskEntries } from "./entries/risk-entries.ts";
import { riskReviewEntries } from "./entries/risk-review-entries.ts";

/** The log entries that a change of one row causes; rows that the log does not tell of cause none. */
export const entriesOf = (change: Change, facts: Facts): Entry[] =>
  isTold(change) ? derive(change, facts) : [];

/** What the log for people leaves out, on purpose: every other entity has its entries below. */
const untold = [
  // Who may do what, and what programs may.
  "ApiApp",
  "Credential",
  "Membership",
  "Organization",
  "ProjectMember",
  "User",
  // How a register is set up.
  "Band",
  "Category",
  "ConsequenceClass",
  "FrequencyClass",
  "Label",
  "Matrix",
  "MatrixCell",
  "Project",
  "ProjectGroup",
  "RiskTarget",
  "Tag",
  // Attributes that only dialects without a log show.
  "CatalogueEntry",
  "Incident",
  "IncidentCode",
  "LinkedItem",
  "RegisterStatus",
  "RiskDelivery",
  "RiskLinkedItem",
  "RiskSprint",
  "RiskTeam",
  "RiskWatcher",
  "Sprint",
  "Team",
  "Treatment",
  // A file is told of by the reference to it; places and what programs keep have no kind of entry.
  "MapFeature",
  "MetaObject",
  "StoredFile",
  // The log itself.
  "LogEntry",
] as const satisfies readonly EntityName[];

type Untold = (typeof untold)[number];
type Told = Exclude<EntityName, Untold>;

const derivations: { readonly [Name in Told]: (change: ChangeOf<Name>, facts: Facts) => Entry[] } = {
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

const silent: ReadonlySet<EntityName> = new Set(untold);
const isTold = (change: Change): change is ChangeOf<Told> => !silent.has(change.entity);

const derive = <Name extends Told>(change: ChangeOf<Name>, facts: Facts): Entry[] =>
  derivations[change.entity](change, facts);
