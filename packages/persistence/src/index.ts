export { analyze } from "./analyze.ts";
export { registerOwner } from "./upgrade/app-role.ts";
export { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
export {
  Causality,
  CausalitySchema,
  RiskCausality,
  RiskCausalitySchema,
  RiskReview,
  RiskReviewSchema,
} from "./entities/causality.ts";
export {
  Comment,
  CommentSchema,
  CustomField,
  CustomFieldSchema,
  CustomValue,
  CustomValueSchema,
  MapFeature,
  MapFeatureSchema,
  MetaObject,
  MetaObjectSchema,
  Reference,
  ReferenceSchema,
  StoredFile,
  StoredFileSchema,
} from "./entities/collaboration.ts";
export {
  Action,
  ActionSchema,
  Control,
  ControlSchema,
  ControlCost,
  ControlCostSchema,
  ControlRecurrence,
  ControlRecurrenceSchema,
  RiskControl,
  RiskControlSchema,
} from "./entities/control.ts";
export {
  LinkedItem,
  LinkedItemSchema,
  RegisterStatus,
  RegisterStatusSchema,
  RiskDelivery,
  RiskDeliverySchema,
  RiskLinkedItem,
  RiskLinkedItemSchema,
  RiskSprint,
  RiskSprintSchema,
  RiskTeam,
  RiskTeamSchema,
  RiskWatcher,
  RiskWatcherSchema,
  Sprint,
  SprintSchema,
  Team,
  TeamSchema,
} from "./entities/delivery.ts";
export { LogEntry, LogEntrySchema } from "./entities/log-entry.ts";
export {
  Band,
  BandSchema,
  ConsequenceClass,
  ConsequenceClassSchema,
  Evaluation,
  EvaluationSchema,
  FrequencyClass,
  FrequencyClassSchema,
  Matrix,
  MatrixCell,
  MatrixCellSchema,
  MatrixSchema,
  RiskTarget,
  RiskTargetSchema,
} from "./entities/matrix.ts";
export {
  ApiApp,
  ApiAppSchema,
  Credential,
  CredentialSchema,
  Membership,
  MembershipSchema,
  Organization,
  OrganizationSchema,
  ProjectMember,
  ProjectMemberSchema,
  User,
  UserSchema,
} from "./entities/organization.ts";
export {
  Label,
  LabelSchema,
  Project,
  ProjectGroup,
  ProjectGroupSchema,
  ProjectSchema,
} from "./entities/project.ts";
export { Risk, RiskSchema, Treatment, TreatmentSchema } from "./entities/risk.ts";
export {
  CatalogueEntry,
  CatalogueEntrySchema,
  Incident,
  IncidentCode,
  IncidentCodeSchema,
  IncidentSchema,
} from "./entities/service.ts";
export {
  ActionTag,
  ActionTagSchema,
  Category,
  CategorySchema,
  ControlTag,
  ControlTagSchema,
  RiskTag,
  RiskTagSchema,
  Tag,
  TagSchema,
} from "./entities/tag.ts";
export { schemas } from "./entities/schemas.ts";
export { type CredentialHolder, UnknownCredentialError } from "./transactions/credential-holder.ts";
export { type PresentedSecret, readAs, refuseAs, writeAs } from "./transactions/as-holder.ts";
export { type EntityName, type EntityRows, isEntityName } from "./schema/entity-rows.ts";
export { instantFromPostgres } from "./schema/instant.ts";
export { migrate, type Migrated } from "./upgrade/migrate.ts";
export { defaultLimits, type Limits } from "./pool/limits.ts";
export { isLostConnection, isUnfitValue, outageOf, toldOperator } from "./pool/outage.ts";
export { type Readiness } from "./pool/readiness.ts";
export { columnsOf, isText, propertiesOf, type RowOf, snakeCase } from "./schema/select.ts";
export { jsonOf, selectionOf } from "./schema/selection.ts";
export { type Db, type Tables } from "./schema/tables.ts";
export {
  foundingTransaction,
  loadingTransaction,
  type Moment,
  type Reading,
  readTransaction,
  type Scope,
  writeTransaction,
  type Writing,
} from "./transactions/transactions.ts";
export { uuidV7 } from "./schema/uuid-v7.ts";
export { type RunningDatabase, startDatabase, type StartOptions } from "./start-database.ts";
