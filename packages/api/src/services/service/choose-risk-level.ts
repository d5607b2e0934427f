import { CatalogueEntry, Project } from "@riskloom/persistence";
import type { Ref } from "../../input/ref.ts";
import { unknown } from "../../reads/register/project.ts";
import type { Write } from "../../call/writing.ts";
import { loadRecord } from "../register/load-record.ts";

/**
 * Lets a project refer to a risk level of its organization, or to none; flushes. A level that is not there, or that is disabled and
 * not the project's already, is a fault.
 */
export async function chooseRiskLevel(write: Write, projectId: number, level: Ref | null): Promise<void> {
  const project = await loadRecord(write, Project, { id: projectId, kind: "project" });
  project.riskLevelId = level === null ? null : await levelFor(write, project, level);
  await write.flush();
}

async function levelFor({ em, caller, faults }: Write, project: Project, ref: Ref): Promise<number | null> {
  const { organizationId } = caller;
  const identifier = typeof ref === "number" ? { id: ref } : { uid: ref };
  const level = await em.findOne(CatalogueEntry, { ...identifier, organizationId, kind: "riskLevel" });
  if (level === null) faults.add(unknown("riskLevelId", ref, "risk level"));
  else if (level.disabled && level.id !== project.riskLevelId)
    faults.add({ path: ["riskLevelId"], code: "rule", params: { message: "This level is disabled." } });
  return level?.id ?? null;
}
