import { z } from "zod";
import { Ref } from "../../input/ref.ts";
import { find, idInBody } from "../../reads/register/id-in.ts";
import { unknown } from "../../reads/register/project.ts";
import type { Subject } from "../../reads/register/subject.ts";
import type { Write } from "../../call/writing.ts";

const kinds = ["risk", "control"] as const;

/** How a body names the record whose place a map feature tells. */
export const targetInBody = {
  targetKind: z.enum(kinds).optional(),
  targetId: Ref.optional(),
} as const;
type TargetInBody = z.infer<z.ZodObject<typeof targetInBody>>;

/**
 * The record in a project that a body names, for the caller to see; without a kind one of the kind that the feature has. Where kind
 * or identifier is missing, or the caller sees no such record, the faults of the request tell.
 */
export async function targetFrom(
  write: Write,
  projectId: number,
  { targetKind, targetId }: TargetInBody,
  before?: "control" | "risk",
): Promise<Subject> {
  const kind = targetKind ?? before;
  if (kind === undefined) write.faults.add({ path: ["targetKind"], code: "required" });
  if (targetId === undefined) write.faults.add({ path: ["targetId"], code: "required" });
  if (targetId === undefined) return { kind: kind ?? "risk", projectId, id: 0 };
  if (kind === undefined) {
    const found = await Promise.all(kinds.map((one) => find(write, one, projectId, targetId)));
    if (found.every((id) => id === undefined)) write.faults.add(unknown("targetId", targetId, "record"));
    return { kind: "risk", projectId, id: 0 };
  }
  return { kind, projectId, id: await idInBody(write, kind, projectId, { ref: targetId, key: "targetId" }) };
}
