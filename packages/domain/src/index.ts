export { Action, ActionDetail, ActionDraft, ActionPatch, ActionTag } from "./action.ts";
export { audit, identity, Period } from "./audit.ts";
export {
  CatalogueChange,
  CatalogueEntry,
  CatalogueEntryDraft,
  CatalogueEntryPatch,
  CatalogueKind,
  catalogueKinds,
  referenceOf,
} from "./catalogue-entry.ts";
export { Comment, CommentDraft, CommentPatch } from "./comment.ts";
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
  choiceTypes,
  CustomField,
  CustomFieldDraft,
  CustomFieldPatch,
  CustomFieldTarget,
  customFieldTargets,
  CustomFieldType,
  customFieldTypes,
  isChoice,
  plainTypeOf,
} from "./custom-field.ts";
export { CustomValue, CustomValueContent, CustomValueInput } from "./custom-value.ts";
export {
  LinkedItem,
  LinkedItemDraft,
  LinkedItemPatch,
  Register,
  RegisterStatus,
  RegisterStatusDraft,
  RegisterStatusPatch,
  Sprint,
  SprintDraft,
  SprintPatch,
  Team,
  TeamDraft,
  TeamPatch,
} from "./delivery-register.ts";
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
export { Filter, type FilterOperator, filterOperators } from "./filter.ts";
export {
  defaultIncidentCodes,
  Incident,
  IncidentAttribute,
  IncidentCode,
  IncidentCodeKind,
  incidentCodeKinds,
  IncidentComment,
  IncidentDraft,
  IncidentPatch,
} from "./incident.ts";
export { CivilDate, dayOf, Instant, isCivilDate, parseInstant } from "./instant.ts";
export { type Issue, type IssueCode, issueCodes } from "./issue.ts";
export { Label, LabelDraft, LabelPatch } from "./label.ts";
export { maxBytes, maxDepth, maxLength } from "./limits.ts";
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
export { bimModels, MapFeature, MapFeatureDraft, MapFeaturePatch, mapGeometries } from "./map-feature.ts";
export { ApiApp, MetaData, MetaKind, metaKinds, MetaObject } from "./meta-object.ts";
export {
  Organization,
  OrganizationRole,
  organizationRoles,
  ProjectRole,
  projectRoles,
} from "./organization.ts";
export { OrderBy, PageQuery, type Rows } from "./page.ts";
export { customValueOf, type KeptValue, misspelledOption, parseCustomValue } from "./parse-custom-value.ts";
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
export { Reference, ReferenceDraft, ReferencePatch, ReferenceTarget } from "./reference.ts";
export { Delivery, DeliveryPatch, RegisterRisk } from "./register-risk.ts";
export {
  BarplotsResult,
  OwnershipChangeResult,
  OwnershipResult,
  ProjectInformationResult,
  StatusResult,
  TextFieldResult,
} from "./report/counts.ts";
export { MonteCarloResult, ScurveResult } from "./report/curves.ts";
export { ReportFilter } from "./report/filter.ts";
export { MatrixResult, MatrixRisk } from "./report/matrix.ts";
export {
  ActionListOptions,
  BarplotsOptions,
  ControlListOptions,
  ControlValueOptions,
  MatrixOptions,
  MonteCarloOptions,
  NoOptions,
  reportPercentiles,
  RiskContributionsOptions,
  RiskListOptions,
  riskListTypes,
  ScurveOptions,
  TextFieldOptions,
  ValueAtRiskOptions,
  ValueDifferenceOptions,
} from "./report/options.ts";
export { ReportOrdering, reportOrders } from "./report/ordering.ts";
export { ReportTimestamp, ReportTimestamps } from "./report/timestamps.ts";
export {
  ControlValueResult,
  RiskContributionsResult,
  ValueAtRiskResult,
  ValueDifferenceResult,
  valueMovements,
} from "./report/values.ts";
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
export { FileContent, fileName, StoredFile } from "./stored-file.ts";
export { subjectIds, SubjectKind, subjectKinds } from "./subject.ts";
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
export { fullNameOf, Membership, shortNameOf, User } from "./user.ts";
export { followableAddress, isExecutableAddress } from "./web-address.ts";
export { issuesFromZod, typeWord } from "./zod-issues.ts";
