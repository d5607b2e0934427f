import {
  notFound,
  ReferenceDraft,
  ReferencePatch,
  type ReferenceTarget,
  unavailable,
} from "@riskloom/domain";
import { Reference, StoredFile } from "@riskloom/persistence";
import { z } from "zod";
import { onSubject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { Id, page } from "../../input/ref.ts";
import { getReference, listReferences } from "../../reads/collaboration/reference.ts";
import { type Subject, subjectColumns } from "../../reads/register/subject.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { namedTargets, pointTo, type Target } from "../../services/collaboration/point-to.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

const one = onSubject.of({ id: Id }, (ctx, { subject, id }) => getReference(ctx, subject, id));

/** Whoever may write in the project that a reference belongs to may change it, from either end. */
const fromEitherEnd = onSubject.to({ id: Id }, async (ctx, { id }, { subject }) => {
  const { backwards, projectId: rightIn } = await getReference(ctx, subject, id);
  return { id, backwards, rightIn };
});

/** Pointers between risks, controls and actions, of any projects, and from them to files and addresses. */
export const reference = router({
  list: read("project.read", onSubject, z.object(page))
    .meta({ says: "Lists what a risk, a control or an action refers to: records, files and addresses." })
    .query(({ ctx, input }) => listReferences(ctx, ctx.path.subject, input)),
  get: read("project.read", one)
    .meta({ says: "Answers one reference." })
    .query(({ ctx }) => getReference(ctx, ctx.path.subject, ctx.path.id)),
  file: read("project.read", one)
    .meta({ says: "Answers the content of the file that a reference leads to." })
    .query(async ({ ctx }) => {
      const { toFile } = await getReference(ctx, ctx.path.subject, ctx.path.id);
      if (toFile === null) throw notFound("file");
      const kept = await ctx.db
        .selectFrom("stored_file")
        .select("digest")
        .where("organization_id", "=", ctx.caller.organizationId)
        .where("id", "=", toFile.id)
        .executeTakeFirst();
      const content = kept && (await ctx.files.get(ctx, kept.digest));
      if (!content) throw unavailable("The content of the file is missing.");
      return { ...toFile, content: Buffer.from(content).toString("base64") };
    }),
  create: write("project.write", onSubject, ReferenceDraft)
    .meta({ says: "Adds a reference to another record, a file or an address." })
    .mutation(async ({ ctx, input: { description, ...target } }) => {
      const { projectId, subject } = ctx.path;
      const points = await pointTo(ctx, projectId, target);
      refuseItself(ctx, subject, points);
      const created = ctx.em.create(Reference, {
        organizationId: ctx.caller.organizationId,
        projectId,
        ...fromColumns(subject),
        ...points,
        description,
      });
      await ctx.flush();
      return getReference(ctx, subject, created.id);
    }),
  update: write("project.write", fromEitherEnd, z.object({ patch: ReferencePatch }))
    .meta({ says: "Changes where a reference leads, or what is said of it." })
    .mutation(async ({ ctx, input }) => {
      const { description, ...target } = input.patch;
      const { id, subject, backwards } = ctx.path;
      const record = await loadRecord(ctx, Reference, { id, kind: "reference" });
      if (description !== undefined) record.description = description;
      if (isItsFile(record, target)) delete target.toFile;
      if (namedTargets(target).length > 0) await redirect(ctx, { record, subject, backwards }, target);
      await ctx.flush();
      return getReference(ctx, subject, record.id);
    }),
  remove: write("project.write", fromEitherEnd)
    .meta({ says: "Takes a reference away, and the file that it leads to with it." })
    .mutation(async ({ ctx }) => {
      const record = await loadRecord(ctx, Reference, { id: ctx.path.id, kind: "reference" });
      ctx.em.remove(record);
      await ctx.flush();
      await removeFile(ctx, record.toFileId ?? null);
    }),
});

interface Loaded {
  record: Reference;
  subject: Subject;
  backwards: boolean;
}

/** Whether the file that a reference points to is told as it is, which keeps it. */
const isItsFile = ({ id, toFileId }: Reference, { toFile }: ReferenceTarget): boolean =>
  toFile !== undefined &&
  toFile !== null &&
  (("referenceId" in toFile && toFile.referenceId === id && (toFileId ?? null) !== null) ||
    ("id" in toFile && toFile.id === toFileId));

/** Seen from its target a reference keeps the target: it would vanish from there. */
async function redirect(
  ctx: Write,
  { record, subject, backwards }: Loaded,
  target: ReferenceTarget,
): Promise<void> {
  const points = await pointTo(ctx, record.projectId, target);
  if (!backwards) refuseItself(ctx, subject, points);
  const moved = (Object.keys(points) as (keyof Target)[]).filter(
    (key) => points[key] !== (record[key] ?? null),
  );
  if (backwards && moved.length > 0)
    ctx.faults.add(...namedTargets(target).map((key) => ({ path: [key], code: "immutable" as const })));
  const former = record.toFileId ?? null;
  ctx.em.assign(record, points);
  await ctx.flush();
  if (former !== points.toFileId) await removeFile(ctx, former);
}

async function removeFile({ em, caller, flush }: Write, id: number | null): Promise<void> {
  if (id === null) return;
  em.remove(await em.findOneOrFail(StoredFile, { id, organizationId: caller.organizationId }));
  await flush();
}

function fromColumns(subject: Subject) {
  const { riskId, controlId, actionId } = subjectColumns(subject);
  return { fromRiskId: riskId, fromControlId: controlId, fromActionId: actionId };
}

function refuseItself({ faults }: Write, subject: Subject, points: Target): void {
  const { riskId, controlId, actionId } = subjectColumns(subject);
  const itself =
    (riskId !== null && points.toRiskId === riskId) ||
    (controlId !== null && points.toControlId === controlId) ||
    (actionId !== null && points.toActionId === actionId);
  if (itself) faults.add({ path: [], code: "rule", params: { message: "A record cannot refer to itself." } });
}
