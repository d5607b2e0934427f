import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { Evaluation } from "./evaluation.ts";
import { maxLength } from "../values/limits.ts";
import { MatrixCell } from "./matrix.ts";
import { Tag } from "./tag.ts";

export const riskStatuses = ["new", "open", "closed", "discarded"] as const;
export const RiskStatus = z.enum(riskStatuses);
export type RiskStatus = z.infer<typeof RiskStatus>;

export const riskCategories = [
  "customer",
  "governance",
  "operations",
  "other",
  "people",
  "regulatory",
  "reporting",
  "resilience",
  "technology",
  "vendor_management",
] as const;
export const departments = ["none", "admin", "gov", "hr", "it", "itsm", "qms"] as const;

const text = z.string().trim().max(maxLength.text);

/** An uncertain event, threat or opportunity, with its cause and effect in words. */
export const Risk = z.object({
  ...identity,
  projectId: z.int(),
  /** per project, from 1, without gaps, never reused */
  number: z.int(),
  title: z.string().trim().max(maxLength.title),
  description: text,
  cause: text,
  effect: text,
  notes: text,
  status: RiskStatus,
  ownerId: z.int().nullable(),
  ownerUid: z.uuid().nullable(),
  ownerName: z.string(),
  ownerEmail: z.string().nullable(),
  confidential: z.boolean(),
  category: z.enum(riskCategories),
  department: z.enum(departments).nullable(),
  ...audit,
});
export type Risk = z.infer<typeof Risk>;

/** What a caller gives to register a risk; everything but the description has a default. */
export const RiskDraft = z.object({
  title: Risk.shape.title.default(""),
  description: text.min(1),
  cause: text.default(""),
  effect: text.default(""),
  notes: text.default(""),
  status: RiskStatus.default("new"),
  ownerId: z.int().nullable().default(null),
  confidential: z.boolean().default(false),
  category: z.enum(riskCategories).default("other"),
  department: z.enum(departments).nullable().default(null),
});
export type RiskDraft = z.infer<typeof RiskDraft>;

/** Changes to a risk; what is left out stays. */
export const RiskPatch = z
  .object({
    title: Risk.shape.title,
    description: text.min(1),
    cause: text,
    effect: text,
    notes: text,
    status: RiskStatus,
    ownerId: z.int().nullable(),
    confidential: z.boolean(),
    category: z.enum(riskCategories),
    department: z.enum(departments).nullable(),
  })
  .partial();
export type RiskPatch = z.infer<typeof RiskPatch>;

const scorePair = z.object({ frequency: z.number(), consequence: z.number() });

/** The 0 to 10 scores of a risk on its project's primary matrix; 0 where it is not evaluated there. */
export const RiskScores = z.object({ gross: scorePair, present: scorePair, nett: scorePair });
export type RiskScores = z.infer<typeof RiskScores>;

/** A risk with what hangs on it, as lists and details show it. */
export const RiskDetail = Risk.extend({
  tags: z.array(Tag),
  evaluations: z.array(Evaluation),
  /** the whole cell, where evaluations are wanted */
  worstCell: MatrixCell.nullable(),
  worstCellId: z.int().nullable(),
  worstEvaluationId: z.int().nullable(),
  scores: RiskScores,
});
export type RiskDetail = z.infer<typeof RiskDetail>;
