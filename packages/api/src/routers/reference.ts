import {
  forbidden,
  invalid,
  notFound,
  ReferenceDraft,
  ReferencePatch,
  type ReferenceTarget,
  unavailable,
} from "@riskloom/domain";
import { Reference, StoredFile } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { may } from "../auth/may.ts";
import { inProject, page } from "../input.ts";
import { reading } from "../reading.ts";
import { projectFor } from "../reads/project.ts";
import { getReference, listReferences } from "../reads/reference.ts";
import { type Subject, subjectColumns, subjectInPath, subjectRef } from "../reads/subject.ts";
import { loadRecord } from "../services/load-record.ts";
import { namedTargets, pointTo, type Target } from "../services/point-to.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

const onSubject = { ...inProject, ...subjectRef };
const one = z.object({ ...onSubject, id: z.int() });

/** Pointers between risks, controls and actions, of any projects, and from them to files and addresses. */
export const reference = router({
  /** Those that point from the record and those that point to it. */
  list: query.input(z.object({ ...onSubject, ...page })).query(
    reading(async (read, { projectId, riskId, controlId, actionId, ...input }) => {
      const id = await projectFor(read, projectId, "project.read");
      return listReferences(read, await subjectInPath(read, id, { riskId, controlId, actionId }), input);
    }),
  ),
  get: query.input(one).query(
    reading(async (read, { projectId, id, ...refs }) => {
      const project = await projectFor(read, projectId, "project.read");
      return getReference(read, await subjectInPath(read, project, refs), id);
    }),
  ),
  /** The file that a reference points to, whole. */
  file: query.input(one).query(
    reading(async (read, { projectId, id, ...refs }) => {
      const project = await projectFor(read, projectId, "project.read");
      const { toFile } = await getReference(read, await subjectInPath(read, project, refs), id);
      if (toFile === null) throw notFound("file");
      const { rows } = await sql<{ digest: string }>`select digest from stored_file
        where organization_id = ${read.caller.organizationId} and id = ${toFile.id}`.execute(read.db);
      const content = rows[0] && (await read.files.get(read, rows[0].digest));
      if (!content) throw unavailable("The content of the file is missing.");
      return { ...toFile, content: Buffer.from(content).toString("base64") };
    }),
  ),
  create: mutation.input(ReferenceDraft.extend(onSubject)).mutation(
    writing(async (write, { projectId, riskId, controlId, actionId, description, ...target }) => {
      const id = await projectFor(write, projectId, "project.write");
      const subject = await subjectInPath(write, id, { riskId, controlId, actionId });
      const points = await pointTo(write, id, target);
      refuseItself(subject, points);
      const created = write.em.create(Reference, {
        organizationId: write.caller.organizationId,
        projectId: id,
        ...fromColumns(subject),
        ...points,
        description,
      });
      await write.flush();
      return getReference(write, subject, created.id);
    }),
  ),
  update: mutation.input(one.extend({ patch: ReferencePatch })).mutation(
    writing(async (write, { patch: { description, ...target }, ...which }) => {
      const { record, subject, backwards } = await load(write, which);
      if (description !== undefined) record.description = description;
      if (namedTargets(target).length > 0) await redirect(write, { record, subject, backwards }, target);
      await write.flush();
      return getReference(write, subject, record.id);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      const { record } = await load(write, which);
      write.em.remove(record);
      await write.flush();
      await removeFile(write, record.toFileId ?? null);
    }),
  ),
});

interface Loaded {
  record: Reference;
  subject: Subject;
  backwards: boolean;
}

/** Whoever may write in the project that a reference belongs to may change it, from either end. */
async function load(write: Write, { projectId, id, ...refs }: z.infer<typeof one>): Promise<Loaded> {
  const project = await projectFor(write, projectId, "project.read");
  const subject = await subjectInPath(write, project, refs);
  const { backwards, projectId: home } = await getReference(write, subject, id);
  if (!may(write.caller, "project.write", home)) throw forbidden();
  return { record: await loadRecord(write, Reference, { id, kind: "reference" }), subject, backwards };
}

/** Seen from its target a reference keeps the target: it would vanish from there. */
async function redirect(
  write: Write,
  { record, subject, backwards }: Loaded,
  target: ReferenceTarget,
): Promise<void> {
  const points = await pointTo(write, record.projectId, target);
  if (!backwards) refuseItself(subject, points);
  const moved = (Object.keys(points) as (keyof Target)[]).filter(
    (key) => points[key] !== (record[key] ?? null),
  );
  if (backwards && moved.length > 0)
    throw invalid(...namedTargets(target).map((key) => ({ path: [key], code: "immutable" as const })));
  const former = record.toFileId ?? null;
  write.em.assign(record, points);
  await write.flush();
  if (former !== points.toFileId) await removeFile(write, former);
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

function refuseItself(subject: Subject, points: Target): void {
  const { riskId, controlId, actionId } = subjectColumns(subject);
  const itself =
    (riskId !== null && points.toRiskId === riskId) ||
    (controlId !== null && points.toControlId === controlId) ||
    (actionId !== null && points.toActionId === actionId);
  if (itself)
    throw invalid({ path: [], code: "rule", params: { message: "A record cannot refer to itself." } });
}
