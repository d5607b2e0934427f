import type { CivilDate, ControlStatus, EvaluationType, Instant, RiskStatus } from "@riskloom/domain";
import type { DemoObject, Key, UserKey } from "./key.ts";
import type { DemoCustomValue, DemoPlacement, DemoRisk } from "./risk.ts";

/** One transaction: its system time, who made it, and what changed. */
export interface DemoEvent {
  readonly at: Instant;
  readonly actor: UserKey;
  readonly changes: readonly DemoChange[];
}

export type DemoChange =
  | { readonly kind: "createProject" }
  | { readonly kind: "createRisks"; readonly risks: readonly Key[] }
  | { readonly kind: "editRisk"; readonly risk: Key; readonly patch: DemoRiskPatch }
  | { readonly kind: "setRiskStatus"; readonly risks: readonly Key[]; readonly status: RiskStatus }
  | { readonly kind: "setRegisterStatus"; readonly risk: Key; readonly status: Key }
  | { readonly kind: "setRiskOwner"; readonly risk: Key; readonly owner: UserKey | null }
  | ({ readonly kind: "evaluate"; readonly risk: Key; readonly matrix: Key } & DemoEvaluation)
  | {
      readonly kind: "setCustomValues";
      readonly risk: Key;
      readonly values: Readonly<Record<Key, DemoCustomValue>>;
    }
  | { readonly kind: "reviewRisk"; readonly risk: Key }
  | { readonly kind: "createControls"; readonly controls: readonly Key[] }
  | { readonly kind: "setControlStatus"; readonly control: Key; readonly status: ControlStatus }
  | { readonly kind: "setControlDeadline"; readonly control: Key; readonly deadline: CivilDate }
  | { readonly kind: "attachControl"; readonly control: Key; readonly risk: Key }
  | { readonly kind: "createActions"; readonly actions: readonly Key[] }
  | { readonly kind: "setActionStatus"; readonly action: Key; readonly status: ControlStatus }
  | { readonly kind: "comment"; readonly on: DemoObject; readonly text: string }
  | { readonly kind: "createReferences"; readonly references: readonly Key[] }
  | { readonly kind: "createMapFeatures"; readonly mapFeatures: readonly Key[] }
  | { readonly kind: "createLabel"; readonly label: Key };

interface DemoEvaluation {
  readonly type: EvaluationType;
  readonly placement: DemoPlacement;
}

export type DemoRiskPatch = Partial<Pick<DemoRisk, "title" | "description" | "cause" | "effect" | "notes">>;
