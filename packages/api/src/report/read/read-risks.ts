import type { RiskStatus, Tag } from "@riskloom/domain";
import { instantFromPostgres } from "@riskloom/persistence";
import type { RiskRow } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../reading.ts";
import { visibleRisk } from "../../reads/visible-risk.ts";
import type { Needs } from "./needs.ts";
import { readRows } from "./read-columns.ts";
import { readEvaluations } from "./read-evaluations.ts";
import { readTags } from "./read-tags.ts";

interface Row {
  id: number;
  projectId: number;
  number: number;
  status: RiskStatus;
  ownerId: number | null;
  confidential: boolean;
  title: string;
  description: string;
  ownerName: string;
  createdAt: string;
}

const nothing = sql`''::text`;

/** The risks of the projects that the caller may see, each with what is needed of it, by identifier. */
export async function readRisks(read: Read, projectIds: readonly number[], needs: Needs): Promise<RiskRow[]> {
  const rows = await readRows<Row>(
    read.db,
    {
      id: sql`risk.id`,
      projectId: sql`risk.project_id`,
      number: sql`risk.number`,
      status: sql`risk.status`,
      ownerId: sql`risk.owner_id`,
      confidential: sql`risk.confidential`,
      title: needs.texts ? sql`risk.title` : nothing,
      description: needs.texts ? sql`risk.description` : nothing,
      ownerName: needs.names ? sql`coalesce(btrim(owner.first_name || ' ' || owner.last_name), '')` : nothing,
      createdAt: needs.dates ? sql`risk.created_at` : nothing,
    },
    sql`from risk ${needs.names ? sql`left join user_account owner on owner.id = risk.owner_id` : sql``}
      where risk.organization_id = ${read.caller.organizationId} and risk.project_id = any(${projectIds})
      and ${visibleRisk(read)} order by risk.id`,
  );
  const evaluations = await readEvaluations(read, projectIds, needs.evaluations);
  const tags = needs.riskTags ? await readTags(read, "risk", projectIds) : new Map<number, Tag[]>();
  return rows.map((row) => ({
    ...row,
    createdAt: needs.dates ? instantFromPostgres(row.createdAt) : row.createdAt,
    tags: tags.get(row.id) ?? [],
    evaluations: evaluations.get(row.id) ?? [],
  }));
}
