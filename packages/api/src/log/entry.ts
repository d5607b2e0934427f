import type { LogEntry } from "@riskloom/domain";

type Filled = "id" | "date" | "changedBy" | "userId" | "version" | "note";

/** A log entry as it is derived; who, when and where it is filed is added for all alike. */
export type Entry = { projectId: number; type: LogEntry["type"]; changeDescription: string } & Partial<
  Omit<LogEntry, Filled>
>;

/** What a log entry says of the risk, control or action it is about. */
export interface Subject {
  id: number;
  projectId: number;
  number: number;
  description: string;
}

/** The attributes of an entry that name the risk it is about. */
export const aboutRisk = ({ id, projectId, number, description }: Subject) => ({
  projectId,
  object: "risk" as const,
  objectIdentifier: `Risk #${number}`,
  objectDescription: description,
  riskId: id,
});

/** The attributes of an entry that name the control it is about. */
export const aboutControl = ({ id, projectId, number, description }: Subject) => ({
  projectId,
  object: "control" as const,
  objectIdentifier: `Control #${number}`,
  objectDescription: description,
  controlId: id,
});

/** The attributes of an entry that name the action it is about. */
export const aboutAction = ({ id, projectId, number, description }: Subject) => ({
  projectId,
  object: "action" as const,
  objectIdentifier: `Action #${number}`,
  objectDescription: description,
  actionId: id,
});
