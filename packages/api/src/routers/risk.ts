import {
  departments,
  notFound,
  riskCategories,
  RiskDraft,
  RiskPatch,
  RiskStatus,
  Treatment,
} from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, ProjectRef, Ref } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { idInPath } from "../reads/id-in.ts";
import type { Condition } from "../reads/list-rows.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { getRisk, listRisks } from "../reads/risk.ts";
import { noExtras, riskExtras } from "../reads/risk-extras.ts";
import { isOn, listTags } from "../reads/tag.ts";
import { memberId } from "../reads/user.ts";
import { chooseTreatment } from "../services/choose-treatment.ts";
import { change } from "../services/change.ts";
import { createRisk } from "../services/create-risk.ts";
import { loadRisk } from "../services/load-risk.ts";
import { removeRisk } from "../services/remove-risk.ts";
import { setTags } from "../services/set-tags.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const include = z
  .object({
    tags: z.boolean(),
    evaluations: z.boolean(),
    matrix: z.boolean(),
    owner: z.boolean(),
    scores: z.boolean(),
    extras: z.boolean(),
  })
  .partial()
  .optional();
const oneRisk = z.object({ projectId: ProjectRef.optional(), ...byId });
const score = z.number().min(0).max(10);
const scorePair = z.object({ frequency: score, consequence: score });
const owner = { ownerId: Ref.nullable() };

const filters = z.object({
  status: RiskStatus.optional(),
  category: z.enum(riskCategories).optional(),
  department: z.enum(departments).optional(),
  /** part of the title or the description, in either case */
  search: z.string().optional(),
});

export const risk = router({
  /** The risks of a project; with a control, those to which it is attached. */
  list: query
    .input(z.object({ ...inProject, ...page, ...filters.shape, controlId: Ref.optional(), include }))
    .query(
      reading(async (read, { projectId, controlId, include: wanted, ...input }) => {
        const id = await projectFor(read, projectId, "project.read");
        const where = [sql`risk.project_id = ${id}`, ...conditions(input)];
        if (controlId !== undefined) where.push(controlledBy(await idInPath(read, "control", id, controlId)));
        return listRisks(read, where, input, wanted);
      }),
    ),
  get: query.input(oneRisk.extend({ include })).query(
    reading(async (read, { projectId, id, include: wanted }) => {
      const found = await getRisk(read, await homeOf(read, { projectId, id }), id, wanted);
      const extras = wanted?.extras === false ? noExtras : await riskExtras(read, found.id);
      // the row is this call's own: putting forty values into a new one would be felt
      return Object.assign(found, extras, { organizationUid: read.caller.organizationUid });
    }),
  ),
  create: mutation
    .input(
      RiskDraft.extend({
        ...inProject,
        ownerId: owner.ownerId.default(null),
        /** on the primary matrix */
        scores: z.object({ gross: scorePair, present: scorePair, nett: scorePair }).partial().optional(),
        include,
      }),
    )
    .mutation(
      writing(async (write, { projectId, scores, include: wanted, ...draft }) => {
        const id = await projectFor(write, projectId, "project.write");
        const created = await createRisk(write, id, draft, scores ?? {});
        return {
          ...(await getRisk(write, id, created.id, wanted)),
          organizationUid: write.caller.organizationUid,
        };
      }),
    ),
  update: mutation.input(oneRisk.extend({ patch: RiskPatch.extend(owner).partial(), include })).mutation(
    writing(async (write, { patch, include: wanted, ...which }) => {
      const record = await loadRisk(write, which);
      const { ownerId, ...rest } = patch;
      change(record, rest);
      if (ownerId !== undefined) record.ownerId = await memberId(write, ownerId, record.projectId, "ownerId");
      await write.flush();
      return getRisk(write, record.projectId, record.id, wanted);
    }),
  ),
  remove: mutation.input(oneRisk).mutation(
    writing(async (write, which) => {
      await removeRisk(write, await loadRisk(write, which));
    }),
  ),
  tags: query.input(z.object({ ...inProject, ...byId, ...page })).query(
    reading(async (read, { projectId, id, ...input }) => {
      const project = await projectFor(read, projectId, "project.read");
      return listTags(read, [isOn("risk", await idInPath(read, "risk", project, id))], input);
    }),
  ),
  /** The strategy for a risk; one at most. */
  chooseTreatment: mutation
    .input(z.object({ ...inProject, ...byId, ...Treatment.pick({ type: true, description: true }).shape }))
    .mutation(
      writing(async (write, { type, description, ...which }) => {
        const record = await loadRisk(write, which);
        await chooseTreatment(write, record, { type, description });
        await write.flush();
        return (await riskExtras(write, record.id)).treatment;
      }),
    ),
  setTags: mutation
    .input(z.object({ ...inProject, ...byId, tagIds: z.array(z.int()) }))
    .mutation(
      writing(async (write, { tagIds, ...which }) =>
        setTags(write, "risk", await loadRisk(write, which), tagIds),
      ),
    ),
});

function conditions({ status, category, department, search }: z.infer<typeof filters>): Condition[] {
  const found: Condition[] = [];
  if (status !== undefined) found.push(sql`risk.status = ${status}`);
  if (category !== undefined) found.push(sql`risk.category = ${category}`);
  if (department !== undefined) found.push(sql`risk.department = ${department}`);
  if (search !== undefined && search !== "") {
    const pattern = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    found.push(sql`(risk.title ilike ${pattern} or risk.description ilike ${pattern})`);
  }
  return found;
}

const controlledBy = (controlId: number): Condition =>
  sql`exists (select from risk_control l where l.organization_id = risk.organization_id and l.risk_id = risk.id and l.control_id = ${controlId})`;

/** The project that a risk is in, where the caller names none: one that the caller may see. */
async function homeOf(read: Read, { projectId, id }: z.infer<typeof oneRisk>): Promise<number> {
  if (projectId !== undefined) return projectFor(read, projectId, "project.read");
  const { rows } = await sql<{ projectId: number }>`select risk.project_id as "projectId" from risk
    where risk.organization_id = ${read.caller.organizationId} and ${refersTo("risk", id)}`.execute(read.db);
  if (rows[0] === undefined) throw notFound("risk");
  return projectFor(read, rows[0].projectId, "project.read").catch(() => {
    throw notFound("risk");
  });
}
