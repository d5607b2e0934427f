import {
  departments,
  distinct,
  notFound,
  riskCategories,
  RiskDraft,
  RiskPatch,
  RiskStatus,
  Treatment,
} from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { inProject, inProjectIfNamed } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, Id, page, Ref } from "../../input/ref.ts";
import { idIfNamed, idInPath } from "../../reads/register/id-in.ts";
import { ofProject } from "../../sql/lasting.ts";
import type { Condition } from "../../sql/list-rows.ts";
import { projectFor, refersTo } from "../../reads/register/project.ts";
import { getRisk, listRisks } from "../../reads/register/risk.ts";
import { noExtras, riskExtras } from "../../reads/register/risk-extras.ts";
import { isOn, listTags } from "../../reads/register/tag.ts";
import { memberId } from "../../reads/access/user.ts";
import { chooseTreatment } from "../../services/register/choose-treatment.ts";
import { change } from "../../call/change.ts";
import { createRisk } from "../../services/register/create-risk.ts";
import { loadRisk } from "../../services/register/load-risk.ts";
import { removeRisk } from "../../services/register/remove-risk.ts";
import { setTags } from "../../services/register/set-tags.ts";
import { router } from "../../call/trpc.ts";

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

const ofControl = inProject.to({ controlId: Ref.optional() }, async (ctx, { controlId }, { projectId }) => ({
  controlId: await idIfNamed(ctx, "control", projectId, controlId),
}));
const one = inProject.of(byId, (ctx, { projectId, id }) => getRisk(ctx, projectId, id));

/** A risk in the project that it is in, where the caller names none: one that the caller may see. */
const anywhere = inProjectIfNamed
  .to(byId, async (ctx, { id }, { projectId: named }) => {
    if (named !== null) return { id, projectId: named };
    const { rows } = await sql<{ projectId: number }>`select risk.project_id as "projectId" from risk
      where risk.organization_id = ${ctx.caller.organizationId} and ${refersTo("risk", id)}`.execute(ctx.db);
    if (rows[0] === undefined) throw notFound("risk");
    const projectId = await projectFor(ctx, rows[0].projectId, "project.read").catch(() => {
      throw notFound("risk");
    });
    return { id, projectId };
  })
  .of({}, (ctx, { projectId, id }) => getRisk(ctx, projectId, id));

export const risk = router({
  list: read("project.read", ofControl, z.object({ ...page, ...filters.shape, include }))
    .meta({ says: "Lists the risks of a project; with a control, those to which it is attached." })
    .query(({ ctx, input: { include: wanted, ...input } }) => {
      const { projectId, controlId } = ctx.path;
      const where = [ofProject("risk", projectId), ...conditions(input)];
      if (controlId !== undefined) where.push(controlledBy(controlId));
      return listRisks(ctx, where, input, wanted);
    }),
  get: read("project.read", anywhere, z.object({ include }))
    .meta({ says: "Answers one risk, in the project that is named or in the one that it is in." })
    .query(async ({ ctx, input: { include: wanted } }) => {
      const found = await getRisk(ctx, ctx.path.projectId, ctx.path.id, wanted);
      const extras = wanted?.extras === false ? noExtras : await riskExtras(ctx, found.id);
      // the row is this call's own: putting forty values into a new one would be felt
      return Object.assign(found, extras, { organizationUid: ctx.caller.organizationUid });
    }),
  create: write(
    "project.write",
    inProject,
    RiskDraft.extend({
      ownerId: owner.ownerId.default(null),
      /** on the primary matrix */
      scores: z.object({ gross: scorePair, present: scorePair, nett: scorePair }).partial().optional(),
      include,
    }),
  )
    .meta({ says: "Writes down a risk, and gives it the next number of the project." })
    .mutation(async ({ ctx, input: { scores, include: wanted, ...draft } }) => {
      const { projectId } = ctx.path;
      const created = await createRisk(ctx, projectId, draft, scores ?? {});
      const { organizationUid } = ctx.caller;
      return { ...(await getRisk(ctx, projectId, created.id, wanted)), organizationUid };
    }),
  update: write("project.write", anywhere, z.object({ patch: RiskPatch.extend(owner).partial(), include }))
    .meta({ says: "Changes what is named of a risk, and leaves the rest as it is." })
    .mutation(async ({ ctx, input }) => {
      const record = await loadRisk(ctx, ctx.path);
      const { ownerId, ...rest } = input.patch;
      change(record, rest);
      if (ownerId !== undefined) record.ownerId = await memberId(ctx, ownerId, record.projectId, "ownerId");
      await ctx.flush();
      return getRisk(ctx, record.projectId, record.id, input.include);
    }),
  remove: write("project.write", anywhere)
    .meta({ says: "Takes a risk away, with all that hangs on it; the past keeps it." })
    .mutation(async ({ ctx }) => {
      await removeRisk(ctx, await loadRisk(ctx, ctx.path));
    }),
  tags: read("project.read", one, z.object(page))
    .meta({ says: "Lists the tags of a risk." })
    .query(async ({ ctx, input }) => {
      const { projectId, id } = ctx.path;
      return listTags(ctx, [isOn("risk", await idInPath(ctx, "risk", projectId, id))], input);
    }),
  chooseTreatment: write("project.write", one, Treatment.pick({ type: true, description: true }))
    .meta({ says: "Chooses the strategy for a risk: one at most." })
    .mutation(async ({ ctx, input }) => {
      const record = await loadRisk(ctx, ctx.path);
      await chooseTreatment(ctx, record, input);
      await ctx.flush();
      return (await riskExtras(ctx, record.id)).treatment;
    }),
  setTags: write("project.write", one, z.object({ tagIds: distinct(Id) }))
    .meta({ says: "Gives a risk exactly the tags that are named." })
    .mutation(async ({ ctx, input }) => setTags(ctx, "risk", await loadRisk(ctx, ctx.path), input.tagIds)),
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
