import { invalid } from "@riskloom/domain";
import { type Risk, RiskTag, Tag } from "@riskloom/persistence";
import type { Write } from "../writing.ts";

/** Puts exactly these tags on a risk; they must be the project's own, of the family for risks. */
export async function setRiskTags(
  { em, caller }: Write,
  risk: Risk,
  tagIds: readonly number[],
): Promise<{ tagIds: number[] }> {
  const wanted = [...new Set(tagIds)];
  const { organizationId } = caller;
  const own = await em.find(Tag, {
    organizationId,
    projectId: risk.projectId,
    family: "risk",
    id: { $in: wanted },
  });
  const known = new Set(own.map(({ id }) => id));
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw invalid(
      ...unknown.map(
        (id) => ({ path: ["tagIds"], code: "unknownReference", params: { id, kind: "tag" } }) as const,
      ),
    );
  const links = await em.find(RiskTag, { organizationId, riskId: risk.id });
  for (const link of links) if (!wanted.includes(link.tagId)) em.remove(link);
  const attached = new Set(links.map(({ tagId }) => tagId));
  for (const tagId of wanted)
    if (!attached.has(tagId))
      em.create(RiskTag, { organizationId, projectId: risk.projectId, riskId: risk.id, tagId });
  return { tagIds: wanted };
}
