import type { CivilDate, EvaluationType, RiskStatus } from "@riskloom/domain";
import type { Key, UserKey } from "./key.ts";
import type { Triple } from "./matrix.ts";

/** A risk as it was registered; the timeline tells what became of it. */
export interface DemoRisk {
  readonly key: Key;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly cause: string;
  readonly effect: string;
  readonly notes: string;
  readonly owner: UserKey | null;
  readonly status: RiskStatus;
  readonly confidential?: true;
  readonly tags: readonly Key[];
  readonly causalities: readonly Key[];
  /** by matrix */
  readonly evaluations: DemoEvaluations;
  readonly treatment: DemoTreatment;
  readonly sources: readonly Key[];
  readonly customValues?: Readonly<Record<Key, DemoCustomValue>>;
  readonly delivery?: DemoDelivery;
}

/** What a delivery register adds to a risk. */
export interface DemoDelivery {
  /** one of the register's statuses; it decides the status of the risk */
  readonly status: Key;
  readonly raisedDate: CivilDate;
  readonly resolutionDate: CivilDate | null;
  /** plain text with line breaks; null where the list of controls is shown instead */
  readonly mitigationActions: string | null;
  readonly teams: readonly Key[];
  readonly sprints: readonly Key[];
  readonly watchers: readonly UserKey[];
  readonly linkedItems: readonly Key[];
}

export interface DemoTreatment {
  readonly type: "accept" | "avoid" | "mitigate" | "transfer";
  readonly description: string;
}

export type DemoEvaluations = Readonly<Record<Key, Readonly<Partial<Record<EvaluationType, DemoPlacement>>>>>;

/** A cell, or a cell with the triples from which it comes. */
export type DemoPlacement =
  | DemoCell
  | { readonly cell: DemoCell; readonly frequency: Triple; readonly consequence: Triple };

export type DemoCell = readonly [row: number, column: number];

/** By the field's type: a user's key, an option, options, a link, a date, a text or a number. */
export type DemoCustomValue =
  | string
  | number
  | readonly string[]
  | { readonly name: string; readonly url: string };
