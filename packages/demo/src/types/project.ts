import type { Instant, ProjectRole, RiskStatus, TagFamily } from "@riskloom/domain";
import type { DemoAction, DemoControl } from "./control.ts";
import type { DemoEvent } from "./event.ts";
import type { DemoObject, Key, UserKey } from "./key.ts";
import type { DemoMatrix, DemoRiskTarget } from "./matrix.ts";
import type { DemoRisk } from "./risk.ts";

/** A project as it is set up by the first event of its history, with all that its history speaks of. */
export interface DemoProject {
  readonly key: Key;
  readonly title: string;
  readonly description: string;
  readonly code: string;
  readonly phase: string;
  readonly owner: string;
  readonly manager: string;
  readonly kind: string;
  readonly location: string;
  readonly finish: string;
  /** code of the coordinate system of its map features */
  readonly coordinateSystem: number;
  readonly members: readonly DemoMember[];
  readonly sources: readonly DemoSource[];
  readonly riskTargets: readonly DemoRiskTarget[];
  readonly matrices: readonly DemoMatrix[];
  readonly primaryMatrix: Key;
  readonly categories: readonly DemoCategory[];
  readonly causalities: readonly DemoCausality[];
  readonly customFields: readonly DemoCustomField[];
  readonly risks: readonly DemoRisk[];
  readonly controls: readonly DemoControl[];
  readonly actions: readonly DemoAction[];
  readonly references: readonly DemoReference[];
  readonly mapFeatures: readonly DemoMapFeature[];
  readonly register: DemoRegister | null;
  readonly labels: readonly DemoLabel[];
  readonly timeline: readonly DemoEvent[];
}

/** Who works in a project, and as what. */
export interface DemoMember {
  readonly user: UserKey;
  readonly role: ProjectRole;
  readonly apiAccess: boolean;
}

/** A publication from which kinds of risk, classes or measures are taken as facts. */
export interface DemoSource {
  readonly key: Key;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly publication: string;
}

export interface DemoCategory {
  readonly family: TagFamily;
  readonly name: string;
  /** in their order; a tag's key is unique among all categories of the project */
  readonly tags: readonly { readonly key: Key; readonly name: string }[];
}

export interface DemoCausality {
  readonly key: Key;
  readonly number: number;
  readonly isCause: boolean;
  readonly text: string;
}

export type DemoCustomFieldType =
  | "userpicker"
  | "singleselect"
  | "dropdown"
  | "status"
  | "multiselect"
  | "link"
  | "date"
  | "text"
  | "number";

export interface DemoCustomField {
  readonly key: Key;
  readonly title: string;
  readonly type: DemoCustomFieldType;
  /** titles of the options; empty for types without options */
  readonly options: readonly string[];
}

/** The lists of a delivery register. */
export interface DemoRegister {
  readonly statuses: readonly { readonly key: Key; readonly label: string; readonly status: RiskStatus }[];
  readonly teams: readonly { readonly key: Key; readonly title: string }[];
  readonly sprints: readonly { readonly key: Key; readonly title: string }[];
  readonly linkedItems: readonly { readonly key: Key; readonly title: string }[];
}

export interface DemoLabel {
  readonly key: Key;
  readonly title: string;
  readonly date: Instant;
}

/** A point in the project's coordinate system; type codes as RamRisk prints them. */
export interface DemoMapFeature {
  readonly key: Key;
  readonly target: { readonly risk: Key } | { readonly control: Key };
  readonly title: string;
  readonly description: string;
  readonly latitude: number;
  readonly longitude: number;
  /** metres above mean sea level */
  readonly altitude: number;
  readonly rotation: number;
  /** 10 cube, 20 RAM (risk), 30 safety (risk), 40 RAM (control), 50 safety (control), 60 helmet */
  readonly bimModelType: 10 | 20 | 30 | 40 | 50 | 60;
}

export interface DemoReference {
  readonly key: Key;
  readonly from: DemoObject;
  readonly to: DemoObject | { readonly link: string };
  readonly description: string;
}
