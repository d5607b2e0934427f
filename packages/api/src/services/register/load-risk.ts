import { forbidden, notFound } from "@riskloom/domain";
import { Risk } from "@riskloom/persistence";
import { may } from "../../auth/may.ts";
import type { ProjectRef, Ref } from "../../input/ref.ts";
import { projectFor } from "../../reads/register/project.ts";
import type { Write } from "../../call/writing.ts";
import { loadRecord } from "./load-record.ts";

/**
 * The risk that a mutation is about to change, in the unit of work.
 *
 * @throws DomainError NotFound when the caller does not see it, Forbidden when seeing is all that is permitted
 */
export async function loadRisk(
  write: Write,
  { projectId, id }: { projectId?: ProjectRef | undefined; id: Ref },
): Promise<Risk> {
  const where =
    projectId === undefined ? {} : { projectId: await projectFor(write, projectId, "project.write") };
  const { caller } = write;
  const hidden = caller.confidentialAccess ? {} : { confidential: false };
  const risk = await loadRecord(write, Risk, { id, kind: "risk", where: { ...where, ...hidden } });
  if (!may(caller, "project.read", risk.projectId)) throw notFound("risk");
  if (!may(caller, "project.write", risk.projectId)) throw forbidden();
  return risk;
}
