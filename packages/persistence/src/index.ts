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
  ActionTag,
  ActionTagSchema,
  ControlCost,
  ControlCostSchema,
  ControlRecurrence,
  ControlRecurrenceSchema,
  ControlTag,
  ControlTagSchema,
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
export {
  Category,
  CategorySchema,
  Control,
  ControlSchema,
  Risk,
  RiskControl,
  RiskControlSchema,
  RiskSchema,
  RiskTag,
  RiskTagSchema,
  Tag,
  TagSchema,
  Treatment,
  TreatmentSchema,
} from "./entities/risk.ts";
export {
  CatalogueEntry,
  CatalogueEntrySchema,
  Incident,
  IncidentCode,
  IncidentCodeSchema,
  IncidentSchema,
} from "./entities/service.ts";
export { schemas } from "./entities/schemas.ts";
export { type Found, NobodyError } from "./found.ts";
export { type Holder, readAs, writeAs } from "./holder.ts";
export { instantFromPostgres } from "./instant.ts";
export { migrate, type Migrated } from "./migrate.ts";
export { columnsOf, propertiesOf, type RowOf, snakeCase } from "./select.ts";
export { jsonOf, selectionOf } from "./selection.ts";
export { type Db, type Tables } from "./tables.ts";
export {
  foundingTransaction,
  loadingTransaction,
  type Reading,
  readTransaction,
  type Scope,
  writeTransaction,
  type Writing,
} from "./transactions.ts";
export { uuidV7 } from "./uuid-v7.ts";
export { EmbeddedError, type EmbeddedErrorCode, startEmbedded } from "./embedded.ts";
export { type RunningDatabase, startDatabase, type StartOptions } from "./start-database.ts";
