export type { DemoAction, DemoControl, DemoRecurrence } from "./types/control.ts";
export type { DemoChange, DemoEvent } from "./types/event.ts";
export type { DemoObject, Key, UserKey } from "./types/key.ts";
export type { DemoBand, DemoClass, DemoMatrix, DemoRiskTarget, Triple } from "./types/matrix.ts";
export type { DemoCredential, DemoOrganization, DemoUser } from "./types/organization.ts";
export type {
  DemoCategory,
  DemoCausality,
  DemoCustomField,
  DemoLabel,
  DemoMapFeature,
  DemoProject,
  DemoReference,
  DemoRegister,
  DemoSource,
} from "./types/project.ts";
export type { DemoCustomValue, DemoPlacement, DemoRisk } from "./types/risk.ts";
export type { DemoServiceChange, DemoServiceEvent } from "./types/service.ts";
