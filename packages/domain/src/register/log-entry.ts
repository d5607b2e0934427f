import { z } from "zod";
import { EvaluationType } from "./evaluation.ts";
import { Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";

/** What happened, in the words of the log. */
export const logEntryTypes = [
  "title",
  "description",
  "causeCreated",
  "causeModified",
  "effectCreated",
  "effectModified",
  "causeAttached",
  "causeDetached",
  "effectAttached",
  "effectDetached",
  "status",
  "owner",
  "evaluation",
  "tag",
  "deadline",
  "attachment",
  "detachment",
  "referenceCreated",
  "referenceModified",
  "referenceDeleted",
  "commentCreated",
  "commentModified",
  "commentDeleted",
  "controlTag",
  "controlOccurrence",
  "recurrenceCreated",
  "recurrenceModified",
  "recurrenceDeleted",
  "confidentiality",
  "controlCost",
  "riskReview",
  "customFieldChanged",
  "customFieldDeleted",
  "customFieldRenamed",
] as const;
export const LogEntryType = z.enum(logEntryTypes);
export type LogEntryType = z.infer<typeof LogEntryType>;

export const logObjects = ["risk", "control", "action", "riskTarget"] as const;
export const logDescriptions = ["cause", "risk", "effect", "notes"] as const;

/** One entry of the log that users read. Written with the change it tells of; only the note can be edited. */
export const LogEntry = z.object({
  id: z.int(),
  projectId: z.int(),
  date: Instant,
  type: LogEntryType,
  object: z.enum(logObjects).nullable(),
  /** "Risk #1" */
  objectIdentifier: z.string().nullable(),
  objectDescription: z.string().nullable(),
  targetDescription: z.string().nullable(),
  descriptionPart: z.enum(logDescriptions).nullable(),
  changeDescription: z.string(),
  changedBy: z.string(),
  changedFrom: z.string().nullable(),
  changedTo: z.string().nullable(),
  owner: z.string().nullable(),
  previousOwner: z.string().nullable(),
  evaluationType: EvaluationType.nullable(),
  matrixId: z.int().nullable(),
  riskTargetId: z.int().nullable(),
  riskTargetName: z.string().nullable(),
  riskId: z.int().nullable(),
  /** a second risk that the entry names; the entry exists only for those who see both */
  otherRiskId: z.int().nullable(),
  controlId: z.int().nullable(),
  actionId: z.int().nullable(),
  userId: z.int().nullable(),
  note: z.string().max(maxLength.text).nullable(),
  version: z.int(),
});
export type LogEntry = z.infer<typeof LogEntry>;
