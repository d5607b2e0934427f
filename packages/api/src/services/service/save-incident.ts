import { conflict, type DomainError, type IncidentDraft, type IncidentPatch } from "@riskloom/domain";
import { Incident, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import type { Ref } from "../../input/ref.ts";
import { requireCodes } from "../../reads/service/incident-code.ts";
import { refersTo, unknown, visibleProjects } from "../../reads/register/project.ts";
import { visibleRisk } from "../../reads/register/visible-risk.ts";
import type { Write } from "../../call/writing.ts";
import { change } from "../../call/change.ts";

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
    ...never,
    riskId: riskId === undefined || riskId === null ? null : await riskFor(write, riskId),
  });
  change(incident, draft);
  await write.flush();
  return incident;
}

const never = { replacements: 0, restatedVersion: null, contentAt: null, contentBy: null };

const necessary = ({ name, status, type, date, description, reportedBy }: IncidentDraft) => ({
  name,
  status,
  type,
  date,
  description,
  reportedBy,
});

/**
 * Gives an incident other content, which makes a version even where nothing is different; flushes. Who changed it, and when, is then
 * still who did so before. `basedOn` is the version that the content was made from: a stale one is a conflict.
 */
export async function replaceIncident(
  write: Write,
  incident: Incident,
  content: WithRisk<IncidentDraft>,
  basedOn: number | undefined,
): Promise<void> {
  const base = incident.version;
  const last = lastChange(incident);
  const changed = await apply(write, incident, { ...incidentDefaults, ...content });
  if (basedOn !== undefined && basedOn !== base) write.faults.afterwards(stale(base));
  incident.replacements++;
  if (!changed) write.em.assign(incident, { ...last, restatedVersion: base + 1 });
  await write.flush();
}

/** When and by whom an incident's content was last changed: with its newest version, but where that is one that restates it. */
function lastChange({ version, updatedAt, updatedBy, ...incident }: Incident) {
  const { restatedVersion, contentAt, contentBy } = incident;
  return restatedVersion === version
    ? { contentAt, contentBy }
    : { contentAt: updatedAt, contentBy: updatedBy ?? null };
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

/** Tells whether anything became different. */
async function apply(
  write: Write,
  incident: Incident,
  { riskId, ...patch }: WithRisk<IncidentPatch>,
): Promise<boolean> {
  await requireCodes(write, patch, incident);
  const realised = riskId === undefined || riskId === null ? riskId : await riskFor(write, riskId);
  const content = { ...patch, riskId: realised };
  const changed = Object.entries(content).some(
    ([key, value]) => value !== undefined && value !== (Reflect.get(incident, key) ?? null),
  );
  change(incident, content);
  return changed;
}

const stale = (current: number): DomainError =>
  conflict("The incident was changed since it was read.", {
    path: ["basedOn"],
    code: "stale",
    params: { current },
  });

async function riskFor(write: Write, ref: Ref): Promise<number | null> {
  const { rows } = await sql<{
    id: number;
  }>`select id from risk where organization_id = ${write.caller.organizationId}
    and ${refersTo("risk", ref)} and project_id = any(${visibleProjects(write)}) and ${visibleRisk(write)}`.execute(
    write.db,
  );
  if (rows[0] === undefined) write.faults.add(unknown("riskId", ref, "risk"));
  return rows[0]?.id ?? null;
}
