import { defaultIncidentCodes, type IncidentCodeKind, invalid } from "@riskloom/domain";
import { sql } from "kysely";
import type { Read } from "../reading.ts";

/** What an incident's status or type can be in the caller's organization, in order. */
export async function incidentCodes(
  { db, caller }: Read,
  kind: IncidentCodeKind,
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select code from incident_code
    where organization_id = ${caller.organizationId} and kind = ${kind} order by ordering, id`.execute(db);
  return rows.length === 0 ? defaultIncidentCodes[kind] : rows.map(({ code }) => code);
}

/**
 * Refuses a status or type that is no code of the organization; an incident keeps what it has.
 *
 * @throws DomainError Invalid
 */
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
      throw invalid({ path: [kind], code: "invalidChoice", params: { choices, value } });
  }
}
