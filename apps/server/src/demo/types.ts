export type { DemoAction, DemoControl, DemoRecurrence } from "./types/control.ts";
export type { DemoChange, DemoEvent, DemoRiskPatch } from "./types/event.ts";
export type { Key, UserKey } from "./types/key.ts";
export type { DemoBand, DemoClass, DemoMatrix, DemoRiskTarget, Triple } from "./types/matrix.ts";
export type { DemoCredential, DemoMember, DemoOrganization, DemoUser } from "./types/organization.ts";
export type {
  DemoCategory,
  DemoCausality,
  DemoCustomField,
  DemoCustomFieldType,
  DemoLabel,
  DemoMapFeature,
  DemoObject,
  DemoProject,
  DemoReference,
  DemoRegister,
  DemoSource,
} from "./types/project.ts";
export type {
  DemoCell,
  DemoCustomValue,
  DemoDelivery,
  DemoEvaluations,
  DemoPlacement,
  DemoRisk,
  DemoTreatment,
} from "./types/risk.ts";
