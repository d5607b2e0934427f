import { setImmediate } from "node:timers/promises";
import type { Tag } from "@riskloom/domain";
import { instantFromPostgres } from "@riskloom/persistence";
import type { RiskRow } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../call/reading.ts";
import { visibleRisk } from "../../reads/register/visible-risk.ts";
import type { Needs } from "./needs.ts";
import { ofProjects } from "./of-projects.ts";
import { readEvaluations } from "./read-evaluations.ts";
import { type Group, readGroups } from "../../sql/groups.ts";
import { readTags } from "./read-tags.ts";

type Keys = Pick<RiskRow, "projectId" | "status" | "ownerId" | "ownerName" | "confidential">;
type Column = "id" | "number" | "title" | "description" | "createdAt";

const ownerName = sql`coalesce(btrim(owner.first_name || ' ' || owner.last_name), '')`;

/** The risks of the projects that the caller may see, each with what is needed of it, by identifier. */
export async function readRisks(read: Read, projectIds: readonly number[], needs: Needs): Promise<RiskRow[]> {
  const groups = await readGroups<Keys, Column>(
    read.db,
    {
      keys: {
        projectId: sql`risk.project_id`,
        status: sql`risk.status`,
        ownerId: sql`risk.owner_id`,
        ownerName: needs.names ? ownerName : sql`''::text`,
        confidential: sql`risk.confidential`,
      },
      integers: { id: sql`risk.id`, number: sql`risk.number` },
      texts: {
        ...(needs.texts && { title: sql`risk.title`, description: sql`risk.description` }),
        ...(needs.dates && { createdAt: sql`risk.created_at` }),
      },
    },
    sql`from risk ${needs.names ? sql`left join user_account owner on owner.id = risk.owner_id` : sql``}
      where risk.organization_id = ${read.caller.organizationId} and ${ofProjects("risk", projectIds)}
      and ${visibleRisk(read)}`,
  );
  const evaluations = await readEvaluations(read, projectIds, needs.evaluations);
  // others are served before the evaluations are put to their risks
  await setImmediate();
  const tags = needs.riskTags ? await readTags(read, "risk", projectIds) : new Map<number, Tag[]>();
  return groups.flatMap((group) => risksOf(group, { evaluations, tags })).toSorted((a, b) => a.id - b.id);
}

function risksOf(
  { keys, size, numbers, texts }: Group<Keys, Column>,
  on: { evaluations: Awaited<ReturnType<typeof readEvaluations>>; tags: ReadonlyMap<number, Tag[]> },
): RiskRow[] {
  const { projectId, status, ownerId, ownerName, confidential } = keys;
  const [ids, numbersOfRisks] = [numbers("id"), numbers("number")];
  const [titles, descriptions, dates] = [texts("title"), texts("description"), texts("createdAt")];
  return Array.from({ length: size }, (_, i) => {
    const id = ids[i] ?? 0;
    const date = dates[i];
    return {
      id,
      projectId,
      number: numbersOfRisks[i] ?? 0,
      status,
      ownerId,
      ownerName,
      confidential,
      title: titles[i] ?? "",
      description: descriptions[i] ?? "",
      createdAt: date === undefined ? "" : instantFromPostgres(date),
      tags: on.tags.get(id) ?? [],
      evaluations: on.evaluations.get(id) ?? [],
    };
  });
}
