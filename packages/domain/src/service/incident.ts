import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";

/** The attributes of an incident whose values an organization decides itself. */
export const incidentCodeKinds = ["status", "type"] as const;
export const IncidentCodeKind = z.enum(incidentCodeKinds);
export type IncidentCodeKind = z.infer<typeof IncidentCodeKind>;

/** The codes of an organization that has decided none. */
export const defaultIncidentCodes = {
  status: ["NEW", "OPEN", "IN_PROGRESS", "INVESTIGATING", "RESOLVED", "CLOSED"],
  type: ["OTHERS", "SYSTEM_FAILURE", "SECURITY", "PERFORMANCE", "MAINTENANCE"],
} as const satisfies Record<IncidentCodeKind, readonly string[]>;

export const IncidentCode = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, {
  error: "A code is 1 to 64 capital letters, digits or underscores, and starts with a letter.",
});

/** The value of an incident's attribute, as it was given: a text stays a text, whatever the attribute's type. */
export const IncidentAttribute = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
export type IncidentAttribute = z.infer<typeof IncidentAttribute>;

const required = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) => z.string().trim().max(max);

/** Something that happened, and what is known of it. */
export const Incident = z.object({
  ...identity,
  name: required(maxLength.title),
  /** a code of the organization */
  status: z.string(),
  /** a code of the organization */
  type: z.string(),
  date: Instant,
  description: required(maxLength.text),
  reportedBy: required(maxLength.name),
  location: optional(maxLength.title),
  /** free text, empty where nobody has judged it */
  severity: optional(maxLength.name),
  /** when the next news is due, in seconds since 1970; 0 for never */
  nextUpdate: z.int().min(0),
  resolvedDate: Instant.nullable(),
  /** whether it was registered after the fact */
  backdated: z.boolean(),
  /** the risk that it realises, as far as the caller sees it */
  riskId: z.int().nullable(),
  riskUid: z.uuid().nullable(),
  attributes: z.array(IncidentAttribute),
  createdByName: z.string(),
  updatedByName: z.string(),
  organizationUid: z.uuid(),
  ...audit,
});
export type Incident = z.infer<typeof Incident>;

const necessary = Incident.pick({
  name: true,
  status: true,
  type: true,
  date: true,
  description: true,
  reportedBy: true,
});
const others = Incident.pick({
  location: true,
  severity: true,
  nextUpdate: true,
  resolvedDate: true,
  backdated: true,
});

/** What a caller gives to register an incident. */
export const IncidentDraft = necessary.extend(others.partial().shape);
export type IncidentDraft = z.infer<typeof IncidentDraft>;
export const IncidentPatch = IncidentDraft.partial();
export type IncidentPatch = z.infer<typeof IncidentPatch>;

/** What somebody said about an incident. */
export const IncidentComment = z.object({
  ...identity,
  incidentUid: z.uuid(),
  authorId: z.int(),
  authorUid: z.uuid(),
  authorName: z.string(),
  text: z.string().trim().min(1).max(maxLength.text),
  organizationUid: z.uuid(),
  ...audit,
});
export type IncidentComment = z.infer<typeof IncidentComment>;
