export { Action, ActionDetail, ActionDraft, ActionPatch, ActionTag } from "./controls/action.ts";
export { audit, identity, Period } from "./values/audit.ts";
export {
  CatalogueChange,
  CatalogueEntry,
  CatalogueEntryDraft,
  CatalogueEntryPatch,
  CatalogueKind,
  catalogueKinds,
  referenceOf,
} from "./service/catalogue-entry.ts";
export { Comment, CommentDraft, CommentPatch } from "./collaboration/comment.ts";
export {
  Causality,
  CausalityDraft,
  CausalityPatch,
  CausalityStatus,
  causalityStatuses,
  RiskCausality,
} from "./register/causality.ts";
export { ControlCost, ControlCostDraft, ControlCostPatch } from "./controls/control-cost.ts";
export {
  ControlRecurrence,
  monthEnds,
  RecurrenceRule,
  RecurrenceRulePatch,
} from "./controls/control-recurrence.ts";
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
} from "./controls/control.ts";
export { Credential, CredentialKind, credentialKinds } from "./access/credential.ts";
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
} from "./collaboration/custom-field.ts";
export { CustomValue, CustomValueContent, CustomValueInput } from "./collaboration/custom-value.ts";
export { readDecimal } from "./values/decimal.ts";
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
} from "./delivery/delivery-register.ts";
export { isCommonPassword, Password, passwordLength } from "./access/password.ts";
export { distinct, entriesOf } from "./values/entries.ts";
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
  retryAfterSeconds,
  tooLarge,
  tooMany,
  unauthenticated,
  unavailable,
} from "./error/error.ts";
export {
  Evaluation,
  EvaluationDraft,
  EvaluationPatch,
  EvaluationType,
  evaluationTypes,
} from "./register/evaluation.ts";
export { Filter, type FilterOperator, filterOperators } from "./values/filter.ts";
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
} from "./service/incident.ts";
export { CivilDate, dayOf, Instant, isOutsideCalendar, isCivilDate, parseInstant } from "./values/instant.ts";
export { type Issue, type IssueCode, issueCodes } from "./error/issue.ts";
export { Label, LabelDraft, LabelPatch } from "./register/label.ts";
export { maxBytes, maxDepth, maxEntries, maxFigure, maxIssues, maxLength } from "./values/limits.ts";
export { logDescriptions, LogEntry, LogEntryType, logEntryTypes, logObjects } from "./register/log-entry.ts";
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
} from "./register/matrix.ts";
export {
  bimModels,
  MapFeature,
  MapFeatureDraft,
  MapFeaturePatch,
  mapGeometries,
} from "./collaboration/map-feature.ts";
export { ApiApp, MetaData, MetaKind, metaKinds, MetaObject } from "./collaboration/meta-object.ts";
export {
  Organization,
  OrganizationRole,
  organizationRoles,
  ProjectRole,
  projectRoles,
} from "./access/organization.ts";
export { OrderBy, PageQuery, type Rows } from "./values/page.ts";
export {
  customValueOf,
  type KeptValue,
  misspelledOption,
  parseCustomValue,
} from "./collaboration/parse-custom-value.ts";
export { mayRound, parseJson } from "./values/parse-json.ts";
export {
  Project,
  ProjectDraft,
  ProjectGroup,
  ProjectGroupDraft,
  ProjectKey,
  projectStatuses,
  projectTypes,
  reservedKeys,
} from "./register/project.ts";
export { Reference, ReferenceDraft, ReferencePatch, ReferenceTarget } from "./collaboration/reference.ts";
export { Delivery, DeliveryPatch, RegisterRisk } from "./delivery/register-risk.ts";
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
} from "./register/risk.ts";
export { RiskReview } from "./register/risk-review.ts";
export { FileContent, fileName, StoredFile } from "./collaboration/stored-file.ts";
export { subjectIds, SubjectKind, subjectKinds } from "./register/subject.ts";
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
} from "./register/tag.ts";
export { fullNameOf, Membership, shortNameOf, User } from "./access/user.ts";
export { compareTexts, textOrderKey } from "./values/text-order.ts";
export { unstorableIn } from "./values/storable.ts";
export { followableAddress, isExecutableAddress } from "./values/web-address.ts";
export { sentenceOf, sentencesOf } from "./error/sentence.ts";
export { issuesFromZod, typeWord } from "./error/zod-issues.ts";
