import type {
  Control,
  ControlStatus,
  Evaluation,
  Instant,
  Matrix,
  Project,
  Risk,
  Tag,
} from "@riskloom/domain";

/**
 * The register, or the part of it that a report is about, at one moment. Rows may be wider than what is named here: lists
 * hand back the very rows that were put in. What an element does not look at may be left empty.
 */
export interface Snapshot<
  R extends RiskRow = RiskRow,
  C extends ControlRow = ControlRow,
  A extends ActionRow = ActionRow,
> {
  readonly projects: readonly Project[];
  readonly matrices: readonly Matrix[];
  readonly risks: readonly R[];
  readonly controls: readonly C[];
  readonly actions: readonly A[];
  readonly ownerChanges: readonly OwnerChange[];
}

type TagOn = Pick<Tag, "id" | "categoryId" | "name">;

export interface RiskRow extends Pick<
  Risk,
  | "id"
  | "projectId"
  | "number"
  | "title"
  | "description"
  | "status"
  | "ownerId"
  | "ownerName"
  | "confidential"
  | "createdAt"
> {
  readonly tags: readonly TagOn[];
  readonly evaluations: readonly EvaluationRow[];
}

/** Frequencies in events per period, consequences as magnitudes in the unit of the matrix's risk target. */
export type EvaluationRow = Pick<
  Evaluation,
  | "id"
  | "matrixId"
  | "type"
  | "cellId"
  | "frequencyLow"
  | "frequencyMid"
  | "frequencyHigh"
  | "consequenceLow"
  | "consequenceMid"
  | "consequenceHigh"
>;

interface TaskRow extends Pick<
  Control,
  "id" | "projectId" | "number" | "title" | "description" | "deadline" | "assignedToId" | "assignedToName"
> {
  readonly status: ControlStatus;
  readonly tags: readonly TagOn[];
}

export interface ControlRow extends TaskRow {
  /** the risks that it is attached to */
  readonly riskIds: readonly number[];
  readonly costs: readonly { readonly riskTargetId: number; readonly value: number }[];
}

export interface ActionRow extends TaskRow {
  readonly controlId: number | null;
}

/** That a risk, control or action got another owner, as the log tells it; names are empty where there was none. */
export interface OwnerChange {
  readonly object: "risk" | "control" | "action";
  readonly id: number;
  readonly previousOwner: string;
  readonly owner: string;
  readonly date: Instant;
}
