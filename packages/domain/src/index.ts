export { Action, ActionDetail, ActionDraft, ActionPatch, ActionTag } from "./action.ts";
export { audit, identity, Period } from "./audit.ts";
export {
  Causality,
  CausalityDraft,
  CausalityPatch,
  CausalityStatus,
  causalityStatuses,
  RiskCausality,
} from "./causality.ts";
export { ControlCost, ControlCostDraft, ControlCostPatch } from "./control-cost.ts";
export { ControlRecurrence, monthEnds, RecurrenceRule, RecurrenceRulePatch } from "./control-recurrence.ts";
export {
  Control,
  ControlDetail,
  ControlDraft,
  ControlPatch,
  ControlStatus,
  controlStatuses,
  ControlTag,
  RiskControl,
  Treatment,
  treatmentTypes,
  urgencies,
  Urgency,
} from "./control.ts";
export { Credential, CredentialKind, credentialKinds } from "./credential.ts";
export {
  conflict,
  DomainError,
  type ErrorCode,
  errorCodes,
  forbidden,
  invalid,
  notFound,
  preconditionFailed,
  rateLimited,
  tooLarge,
  unauthenticated,
  unavailable,
} from "./error.ts";
export {
  Evaluation,
  EvaluationDraft,
  EvaluationPatch,
  EvaluationType,
  evaluationTypes,
} from "./evaluation.ts";
export { CivilDate, dayOf, Instant, isCivilDate, parseInstant } from "./instant.ts";
export { type Issue, type IssueCode, issueCodes } from "./issue.ts";
export { Label, LabelDraft, LabelPatch } from "./label.ts";
export { maxLength } from "./limits.ts";
export { logDescriptions, LogEntry, LogEntryType, logEntryTypes, logObjects } from "./log-entry.ts";
export {
  Band,
  CellColor,
  cellColors,
  ConsequenceClass,
  consequenceDisplays,
  FrequencyClass,
  frequencyDisplays,
  Matrix,
  MatrixCell,
  RiskTarget,
} from "./matrix.ts";
export {
  Organization,
  OrganizationRole,
  organizationRoles,
  ProjectRole,
  projectRoles,
} from "./organization.ts";
export { OrderBy, PageQuery, type Rows } from "./page.ts";
export {
  Project,
  ProjectDraft,
  ProjectGroup,
  ProjectGroupDraft,
  ProjectKey,
  projectStatuses,
  projectTypes,
  reservedKeys,
} from "./project.ts";
export {
  departments,
  Risk,
  riskCategories,
  RiskDetail,
  RiskDraft,
  RiskPatch,
  RiskScores,
  RiskStatus,
  riskStatuses,
} from "./risk.ts";
export { RiskReview } from "./risk-review.ts";
export {
  Category,
  CategoryDraft,
  CategoryPatch,
  RiskTag,
  Tag,
  TagDraft,
  tagFamilies,
  TagFamily,
  TagPatch,
} from "./tag.ts";
export { fullNameOf, Membership, User } from "./user.ts";
export { issuesFromZod, typeWord } from "./zod-issues.ts";
