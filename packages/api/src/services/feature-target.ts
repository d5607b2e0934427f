import { invalid } from "@riskloom/domain";
import { z } from "zod";
import { Ref } from "../input.ts";
import { idInBody } from "../reads/id-in.ts";
import type { Subject } from "../reads/subject.ts";
import type { Write } from "../writing.ts";

/** How a body names the record whose place a map feature tells. */
export const targetInBody = {
  targetKind: z.enum(["risk", "control"]).optional(),
  targetId: Ref.optional(),
} as const;
type TargetInBody = z.infer<z.ZodObject<typeof targetInBody>>;

/**
 * The record in a project that a body names, for the caller to see; without a kind one of the kind that the feature has.
 *
 * @throws DomainError Invalid, where kind or identifier is missing or the caller sees no such record
 */
export async function targetFrom(
  write: Write,
  projectId: number,
  { targetKind, targetId }: TargetInBody,
  before?: "control" | "risk",
): Promise<Subject> {
  const kind = targetKind ?? before;
  if (kind === undefined) throw invalid({ path: ["targetKind"], code: "required" });
  if (targetId === undefined) throw invalid({ path: ["targetId"], code: "required" });
  return { kind, projectId, id: await idInBody(write, kind, projectId, { ref: targetId, key: "targetId" }) };
}
