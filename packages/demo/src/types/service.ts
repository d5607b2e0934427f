import type {
  CatalogueEntryDraft,
  CatalogueKind,
  CustomFieldType,
  IncidentDraft,
  IncidentPatch,
  Instant,
} from "@riskloom/domain";
import type { Key, UserKey } from "./key.ts";

/** What happened at one moment in what belongs to the organization as a whole. */
export interface DemoServiceEvent {
  readonly at: Instant;
  readonly actor: UserKey;
  readonly changes: readonly DemoServiceChange[];
}

export type DemoServiceChange =
  | { readonly kind: "createEntry"; readonly list: CatalogueKind; readonly entry: CatalogueEntryDraft }
  /** the risk level by its reference */
  | { readonly kind: "chooseRiskLevel"; readonly project: Key; readonly reference: string }
  | { readonly kind: "defineAttribute"; readonly name: string; readonly type: CustomFieldType }
  | {
      readonly kind: "registerIncident";
      readonly incident: Key;
      readonly content: IncidentDraft;
      /** the risk that it realises */
      readonly realises?: { readonly project: Key; readonly risk: Key };
      readonly attributes?: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: "changeIncident"; readonly incident: Key; readonly patch: IncidentPatch }
  | { readonly kind: "commentOnIncident"; readonly incident: Key; readonly text: string };
