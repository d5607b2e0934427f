import type { Register, RegisterRisk } from "@riskloom/domain";
import { type RawBuilder, sql } from "kysely";
import type { Placements } from "../service/risk-levels.ts";
import { inTextOrder } from "../../sql/text-order.ts";

/** What hangs on a risk, as one statement reads it beside the risk's own columns. */
export interface RiskAttributes extends Pick<
  RegisterRisk,
  "creatorEmail" | "linkedItems" | "owner" | "resolutionDate" | "sprints" | "teams" | "watchers"
> {
  statusId: number | null;
  raisedDate: string | null;
  mitigation: string | null;
  deliveryVersion: number | null;
  /** the attached controls, one on a line */
  controls: string | null;
  placements: Placements | null;
}

/** Joins and columns for a list over `risk`. */
export function attributesOf({ primaryMatrixId }: Pick<Register, "primaryMatrixId">): {
  join: RawBuilder<unknown>;
  select: RawBuilder<unknown>;
} {
  return {
    join: sql`left join risk_delivery delivery on delivery.organization_id = risk.organization_id and delivery.risk_id = risk.id
      left join user_account creator on creator.id = risk.created_by
      left join user_account owner on owner.id = risk.owner_id`,
    select: sql`delivery.status_id as "statusId", delivery.raised_date as "raisedDate", delivery.resolution_date as "resolutionDate",
      delivery.mitigation as "mitigation", delivery.version as "deliveryVersion", creator.email as "creatorEmail",
      case when owner.id is not null then ${person("owner")} end as "owner",
      ${linked("team", titled("team"), "ordering")} as "teams",
      ${linked("sprint", titled("sprint"), "ordering")} as "sprints",
      ${linked("linked_item", sql`json_build_object('id', linked_item.id, 'uid', linked_item.uid, 'key', linked_item.key, 'title', linked_item.title)`, "id")} as "linkedItems",
      ${watchers} as "watchers", ${controls} as "controls", ${placements(primaryMatrixId)} as "placements"`,
  };
}

const person = (alias: string): RawBuilder<unknown> =>
  sql.raw(
    `json_build_object('id', ${alias}.id, 'uid', ${alias}.uid, 'name', btrim(${alias}.first_name || ' ' || ${alias}.last_name))`,
  );
const titled = (table: string): RawBuilder<unknown> =>
  sql.raw(`json_build_object('id', ${table}.id, 'uid', ${table}.uid, 'title', ${table}.title)`);

const linked = (table: string, what: RawBuilder<unknown>, order: string): RawBuilder<unknown> => {
  const link = `risk_${table}`;
  return sql`(select coalesce(json_agg(${what} order by ${sql.ref(`${table}.${order}`)}, ${sql.ref(`${table}.id`)}), '[]')
    from ${sql.table(link)} join ${sql.table(table)} on ${sql.ref(`${table}.id`)} = ${sql.ref(`${link}.${table}_id`)}
    where ${sql.ref(`${link}.organization_id`)} = risk.organization_id and ${sql.ref(`${link}.risk_id`)} = risk.id)`;
};

const watchers = sql`(select coalesce(json_agg(${person("watcher")} order by ${inTextOrder(sql`watcher.last_name`)}, ${inTextOrder(sql`watcher.first_name`)}, watcher.id), '[]')
  from risk_watcher join user_account watcher on watcher.id = risk_watcher.user_id
  where risk_watcher.organization_id = risk.organization_id and risk_watcher.risk_id = risk.id)`;

const controls = sql`(select string_agg(coalesce(nullif(control.title, ''), control.description), E'\\n' order by control.number)
  from risk_control join control on control.id = risk_control.control_id
  where risk_control.organization_id = risk.organization_id and risk_control.risk_id = risk.id)`;

const placements = (matrixId: number | null): RawBuilder<unknown> =>
  sql`(select json_object_agg(evaluation.type, json_build_object('row', cell."row", 'column', cell."column",
      'frequencyScore', evaluation.frequency_score, 'consequenceScore', evaluation.consequence_score))
    from evaluation left join matrix_cell cell on cell.id = evaluation.cell_id
    where evaluation.organization_id = risk.organization_id and evaluation.risk_id = risk.id and evaluation.matrix_id = ${matrixId}::integer)`;
