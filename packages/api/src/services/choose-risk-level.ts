import { invalid } from "@riskloom/domain";
import { CatalogueEntry, Project } from "@riskloom/persistence";
import type { Ref } from "../input.ts";
import { unknownReference } from "../reads/project.ts";
import type { Write } from "../writing.ts";
import { loadRecord } from "./load-record.ts";

/**
 * Lets a project refer to a risk level of its organization, or to none; flushes.
 *
 * @throws DomainError Invalid for a level that is not there, or that is disabled and not the project's already
 */
export async function chooseRiskLevel(write: Write, projectId: number, level: Ref | null): Promise<void> {
  const project = await loadRecord(write, Project, { id: projectId, kind: "project" });
  project.riskLevelId = level === null ? null : await levelFor(write, project, level);
  await write.flush();
}

async function levelFor({ em, caller }: Write, project: Project, ref: Ref): Promise<number> {
  const { organizationId } = caller;
  const identifier = typeof ref === "number" ? { id: ref } : { uid: ref };
  const level = await em.findOne(CatalogueEntry, { ...identifier, organizationId, kind: "riskLevel" });
  if (level === null) throw unknownReference("riskLevelId", ref, "risk level");
  if (level.disabled && level.id !== project.riskLevelId)
    throw invalid({ path: ["riskLevelId"], code: "rule", params: { message: "This level is disabled." } });
  return level.id;
}
