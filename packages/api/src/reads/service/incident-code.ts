import { defaultIncidentCodes, type IncidentCodeKind } from "@riskloom/domain";
import type { Read } from "../../call/reading.ts";

/** What an incident's status or type can be in the caller's organization, in order. */
export async function incidentCodes(
  { db, caller }: Read,
  kind: IncidentCodeKind,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("incident_code")
    .select("code")
    .where("organization_id", "=", caller.organizationId)
    .where("kind", "=", kind)
    .orderBy("ordering")
    .orderBy("id")
    .execute();
  return rows.length === 0 ? defaultIncidentCodes[kind] : rows.map(({ code }) => code);
}

/** Refuses a status or type that is no code of the organization; an incident keeps what it has. */
export async function requireCodes(
  read: Read,
  given: { [Kind in IncidentCodeKind]?: string | undefined },
  own: { [Kind in IncidentCodeKind]?: string } = {},
): Promise<void> {
  for (const kind of ["status", "type"] as const) {
    const value = given[kind];
    if (value === undefined || value === own[kind]) continue;
    const choices = await incidentCodes(read, kind);
    if (!choices.includes(value))
      read.faults.add({ path: [kind], code: "invalidChoice", params: { choices, value } });
  }
}
