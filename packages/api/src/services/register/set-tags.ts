import type { EntityClass } from "@mikro-orm/postgresql";
import type { TagFamily } from "@riskloom/domain";
import { ActionTag, ControlTag, RiskTag, Tag } from "@riskloom/persistence";
import { unknown } from "../../reads/register/project.ts";
import type { Write } from "../../call/writing.ts";

interface Link {
  id: number;
  organizationId: number;
  projectId: number;
  tagId: number;
}
type Owner = "action" | "control" | "risk";

const links: Record<Owner, { entity: EntityClass<Link>; owner: string; family: TagFamily }> = {
  action: { entity: ActionTag, owner: "actionId", family: "control" },
  control: { entity: ControlTag, owner: "controlId", family: "control" },
  risk: { entity: RiskTag, owner: "riskId", family: "risk" },
};

/** Puts exactly these tags on a risk, a control or an action; they must be the project's own, of its family. */
export async function setTags(
  write: Write,
  kind: Owner,
  record: { id: number; projectId: number },
  tagIds: readonly number[],
): Promise<{ tagIds: number[] }> {
  const { entity, owner } = links[kind];
  const { em, caller, faults } = write;
  const { organizationId } = caller;
  const { projectId } = record;
  const wanted = [...new Set(tagIds)];
  await requireTags(write, kind, projectId, wanted);
  if (faults.any) return { tagIds: wanted };
  const attached = await em.find(entity, { organizationId, [owner]: record.id });
  for (const link of attached) if (!wanted.includes(link.tagId)) em.remove(link);
  const there = new Set(attached.map(({ tagId }) => tagId));
  for (const tagId of wanted)
    if (!there.has(tagId)) em.create(entity, { organizationId, projectId, [owner]: record.id, tagId });
  return { tagIds: wanted };
}

/** The faults of the request tell of tags that the project does not have, or that are of another family. */
export async function requireTags(
  { em, caller: { organizationId }, faults }: Write,
  kind: Owner,
  projectId: number,
  tagIds: readonly number[] = [],
): Promise<void> {
  if (tagIds.length === 0) return;
  const { family } = links[kind];
  const own = await em.find(Tag, { organizationId, projectId, family, id: { $in: [...tagIds] } });
  const known = new Set(own.map(({ id }) => id));
  faults.add(...tagIds.filter((id) => !known.has(id)).map((id) => unknown("tagIds", id, "tag")));
}
