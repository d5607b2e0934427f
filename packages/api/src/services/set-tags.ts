import type { EntityClass } from "@mikro-orm/postgresql";
import { invalid, type TagFamily } from "@riskloom/domain";
import { ActionTag, ControlTag, RiskTag, Tag } from "@riskloom/persistence";
import type { Write } from "../writing.ts";

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

/**
 * Puts exactly these tags on a risk, a control or an action; they must be the project's own, of its family.
 *
 * @throws DomainError Invalid on `tagIds`
 */
export async function setTags(
  { em, caller }: Write,
  kind: Owner,
  record: { id: number; projectId: number },
  tagIds: readonly number[],
): Promise<{ tagIds: number[] }> {
  const { entity, owner, family } = links[kind];
  const { organizationId } = caller;
  const { projectId } = record;
  const wanted = [...new Set(tagIds)];
  const own = await em.find(Tag, { organizationId, projectId, family, id: { $in: wanted } });
  const known = new Set(own.map(({ id }) => id));
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw invalid(
      ...unknown.map(
        (id) => ({ path: ["tagIds"], code: "unknownReference", params: { id, kind: "tag" } }) as const,
      ),
    );
  const attached = await em.find(entity, { organizationId, [owner]: record.id });
  for (const link of attached) if (!wanted.includes(link.tagId)) em.remove(link);
  const there = new Set(attached.map(({ tagId }) => tagId));
  for (const tagId of wanted)
    if (!there.has(tagId)) em.create(entity, { organizationId, projectId, [owner]: record.id, tagId });
  return { tagIds: wanted };
}
