import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxDepth, maxLength } from "../values/limits.ts";
import { subjectKinds } from "../register/subject.ts";

export const metaKinds = ["project", ...subjectKinds] as const;
export const MetaKind = z.enum(metaKinds);
export type MetaKind = z.infer<typeof MetaKind>;

/** Any JSON that can be written again as it was: not too deep, and without numbers that would become others. */
export const MetaData = z
  .unknown()
  .refine((value) => !isDeeper(value, maxDepth), {
    error: `Ensure this has no more than ${maxDepth} levels.`,
    abort: true,
  })
  .refine(isExact, { params: { issue: { code: "invalidFormat", params: { format: "json" } } } });

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

/** Whether no number in it was read as one that JSON cannot tell. */
function isExact(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isExact);
  return typeof value === "number" ? Number.isFinite(value) : typeof value !== "bigint";
}

/** What a program keeps beside a project, risk, control or action; nothing in the register reads it. */
export const MetaObject = z.object({
  id: z.int(),
  projectId: z.int(),
  kind: MetaKind,
  /** the identifier of the record it is kept beside */
  objectId: z.int(),
  /** any JSON */
  data: z.unknown(),
  ...audit,
});
export type MetaObject = z.infer<typeof MetaObject>;

/** A program that keeps objects of its own beside the register's. */
export const ApiApp = z.object({
  ...identity,
  /** by which the program names itself with every call */
  appId: z.string(),
  name: z.string().trim().min(1).max(maxLength.name),
  ...audit,
});
export type ApiApp = z.infer<typeof ApiApp>;
