import { z } from "zod";

/** The kinds of record that can be commented on, referred to and annotated. */
export const subjectKinds = ["risk", "control", "action"] as const;
export const SubjectKind = z.enum(subjectKinds);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** Which record something hangs on: exactly one of them is not null. Spread into the model of what hangs. */
export const subjectIds = {
  riskId: z.int().nullable(),
  controlId: z.int().nullable(),
  actionId: z.int().nullable(),
} as const;
