import {
  customValueOf,
  type CustomFieldType,
  type Incident,
  type IncidentAttribute,
  notFound,
  type Rows,
} from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { changedAt, changedBy } from "../../sql/restated.ts";
import { refersTo, visibleProjects } from "../register/project.ts";
import { visibleRisk } from "../register/visible-risk.ts";

interface Joined {
  seenRiskId: number | null;
  riskUid: string | null;
  createdByName: string;
  updatedByName: string;
  changedAt: string;
  changedBy: number | null;
  kept: KeptAttribute[];
}

/** A page of incidents with their attributes, newest first unless another order is asked for. */
export async function listIncidents(read: Read, where: Condition[], page: Page): Promise<Rows<Incident>> {
  const { rows, total } = await listRows<"incident", Joined>(read, "incident", {
    where,
    page,
    join: sql`left join user_account creator on creator.id = incident.created_by
      left join user_account updater on updater.id = ${changedBy}
      left join risk on risk.id = incident.risk_id and risk.project_id = any(${visibleProjects(read)}) and ${visibleRisk(read)}`,
    select: sql`risk.id as "seenRiskId", risk.uid as "riskUid", ${nameOf("creator")} as "createdByName",
      ${nameOf("updater")} as "updatedByName", ${changedAt} as "changedAt", ${changedBy} as "changedBy", ${attributes} as "kept"`,
    order: sql`incident.created_at desc, incident.id desc`,
    steady: ["created_at"],
  });
  const { organizationUid } = read.caller;
  return {
    total,
    rows: rows.map(({ seenRiskId, kept, changedAt: updatedAt, changedBy: updatedBy, ...row }) => ({
      ...withoutRestatements(row),
      updatedAt,
      updatedBy,
      riskId: seenRiskId,
      attributes: kept.map(attributeOf),
      organizationUid,
    })),
  };
}

const withoutRestatements = <Row extends RowOf<"incident">>({
  replacements: _,
  restatedVersion: __,
  contentAt: ___,
  contentBy: ____,
  ...row
}: Row) => row;

/** One incident, by either identifier. */
export async function getIncident(read: Read, ref: Ref): Promise<Incident> {
  const [found] = (await listIncidents(read, [refersTo("incident", ref)], wholeList)).rows;
  if (found === undefined) throw notFound("incident");
  return found;
}

/** The name of who did it; what the installation did itself is its own. */
const nameOf = (person: "creator" | "updater") =>
  sql`coalesce(btrim(${sql.ref(`${person}.first_name`)} || ' ' || ${sql.ref(`${person}.last_name`)}), 'Riskloom')`;

interface KeptAttribute {
  name: string;
  type: CustomFieldType;
  text: string;
  spelled: boolean;
}

const attributes = sql`(select coalesce(json_agg(json_build_object(
    'name', field.name, 'type', field.type, 'text', v.text, 'spelled', v.spelled) order by field.ordering, field.id), '[]')
  from custom_value v join custom_field field on field.id = v.field_id
  where v.organization_id = incident.organization_id and v.incident_id = incident.id)`;

/** An attribute as it is told: as it was given. */
export function attributeOf({ name, type, text, spelled }: KeptAttribute): IncidentAttribute {
  const value = spelled ? text : customValueOf(type, { text, url: null }, null);
  return { name, value: typeof value === "object" ? text : value };
}
