import { conflict, type DomainError, type IncidentDraft, type IncidentPatch } from "@riskloom/domain";
import { Incident, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Ref } from "../input.ts";
import { requireCodes } from "../reads/incident-code.ts";
import { refersTo, unknownReference, visibleProjects } from "../reads/project.ts";
import { visibleRisk } from "../reads/visible-risk.ts";
import type { Write } from "../writing.ts";
import { change } from "./change.ts";

type WithRisk<Content> = Content & { riskId?: Ref | null | undefined };

/** What an incident is where its reporter says nothing. */
export const incidentDefaults = {
  location: "",
  severity: "",
  nextUpdate: 0,
  resolvedDate: null,
  backdated: false,
} as const;

/** Registers an incident; flushes. */
export async function createIncident(
  write: Write,
  { riskId, ...draft }: WithRisk<IncidentDraft>,
): Promise<Incident> {
  await requireCodes(write, draft);
  const incident = write.em.create(Incident, {
    ...incidentDefaults,
    ...necessary(draft),
    organizationId: write.caller.organizationId,
    uid: uuidV7(),
    replacements: 0,
    riskId: riskId === undefined || riskId === null ? null : await riskFor(write, riskId),
  });
  change(incident, draft);
  await write.flush();
  return incident;
}

const necessary = ({ name, status, type, date, description, reportedBy }: IncidentDraft) => ({
  name,
  status,
  type,
  date,
  description,
  reportedBy,
});

/**
 * Gives an incident other content, which makes a version even where nothing is different; flushes. `basedOn` is the version that
 * the content was made from.
 *
 * @throws DomainError Invalid for a code or a risk that is not there, then Conflict for a stale version
 */
export async function replaceIncident(
  write: Write,
  incident: Incident,
  content: WithRisk<IncidentDraft>,
  basedOn: number | undefined,
): Promise<void> {
  const base = incident.version;
  await apply(write, incident, { ...incidentDefaults, ...content });
  if (basedOn !== undefined && basedOn !== base) throw stale(base);
  incident.replacements++;
  await write.flush();
}

/** Changes some of an incident; flushes. */
export async function changeIncident(
  write: Write,
  incident: Incident,
  patch: WithRisk<IncidentPatch>,
): Promise<void> {
  await apply(write, incident, patch);
  await write.flush();
}

async function apply(
  write: Write,
  incident: Incident,
  { riskId, ...patch }: WithRisk<IncidentPatch>,
): Promise<void> {
  await requireCodes(write, patch, incident);
  const realised = riskId === undefined || riskId === null ? riskId : await riskFor(write, riskId);
  change(incident, { ...patch, riskId: realised });
}

const stale = (current: number): DomainError =>
  conflict("The incident was changed since it was read.", {
    path: ["basedOn"],
    code: "stale",
    params: { current },
  });

async function riskFor(write: Write, ref: Ref): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`select id from risk where organization_id = ${write.caller.organizationId}
    and ${refersTo("risk", ref)} and project_id = any(${visibleProjects(write)}) and ${visibleRisk(write)}`.execute(
    write.db,
  );
  if (rows[0] === undefined) throw unknownReference("riskId", ref, "risk");
  return rows[0].id;
}
