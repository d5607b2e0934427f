import {
  maxBytes,
  MetaData,
  type MetaKind,
  type MetaObject as MetaObjectModel,
  MetaKind as MetaKindShape,
  notFound,
  tooLarge,
} from "@riskloom/domain";
import { MetaObject } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import type { ProjectAction } from "../auth/may.ts";
import { inProject, page, ProjectRef, wholeList } from "../input.ts";
import { type Read, reading } from "../reading.ts";
import { callingApp, listMetaObjects } from "../reads/meta-object.ts";
import { projectFor, visibleProjects } from "../reads/project.ts";
import { subjectColumns, subjectInPath, subjectRef } from "../reads/subject.ts";
import { mutation, query, router } from "../trpc.ts";
import { type Write, writing } from "../writing.ts";

/** A project, or a risk, control or action in it. */
const one = z.object({ ...inProject, ...subjectRef });

/** What programs keep beside the register's records; a program sees its own alone. */
export const metaObject = router({
  /** Beside all records of a kind in one project, or in all that the caller sees. */
  list: query.input(z.object({ projectId: ProjectRef.optional(), kind: MetaKindShape, ...page })).query(
    reading(async (read, { projectId, kind, ...input }) => {
      const apiAppId = await callingApp(read);
      const projects =
        projectId === undefined ? visibleProjects(read) : [await projectFor(read, projectId, "project.read")];
      const where = [sql`meta_object.project_id = any(${projects})`];
      return listMetaObjects(read, { kind, apiAppId }, { where, page: input });
    }),
  ),
  get: query
    .input(one)
    .query(reading(async (read, which) => getMetaObject(read, await placeOf(read, which, "project.read")))),
  /** Keeps an object, the first or another in place of it; the answer tells which. */
  put: mutation.input(one.extend({ data: MetaData.optional() })).mutation(
    writing(async (write, { data = {}, ...which }) => {
      const text = written(data);
      const place = await placeOf(write, which, "project.write");
      const record = await find(write, place);
      if (record === null) {
        write.em.create(MetaObject, {
          ...place.columns,
          organizationId: write.caller.organizationId,
          data: text,
        });
      } else {
        write.expectVersion(record);
        record.data = text;
      }
      await write.flush();
      return { ...(await getMetaObject(write, place)), created: record === null };
    }),
  ),
  /** Changes an object that there is; without data it stays. */
  update: mutation.input(one.extend({ patch: z.object({ data: MetaData.optional() }) })).mutation(
    writing(async (write, { patch: { data }, ...which }) => {
      const place = await placeOf(write, which, "project.write");
      const record = await load(write, place);
      if (data !== undefined) record.data = written(data);
      await write.flush();
      return getMetaObject(write, place);
    }),
  ),
  remove: mutation.input(one).mutation(
    writing(async (write, which) => {
      write.em.remove(await load(write, await placeOf(write, which, "project.write")));
    }),
  ),
});

/** Beside what an object is kept, and the columns that say so. */
interface Place {
  kind: MetaKind;
  columns: { projectId: number; apiAppId: number } & ReturnType<typeof subjectColumns>;
}

async function placeOf(
  read: Read,
  { projectId: ref, ...refs }: z.infer<typeof one>,
  action: ProjectAction,
): Promise<Place> {
  // A call that does not say which program makes it is wrong whatever it asks for.
  const apiAppId = await callingApp(read);
  const projectId = await projectFor(read, ref, action);
  const named = Object.values(refs).some((value) => value !== undefined);
  if (!named)
    return {
      kind: "project",
      columns: { projectId, apiAppId, riskId: null, controlId: null, actionId: null },
    };
  const subject = await subjectInPath(read, projectId, refs);
  return { kind: subject.kind, columns: { projectId, apiAppId, ...subjectColumns(subject) } };
}

async function getMetaObject(read: Read, { kind, columns }: Place): Promise<MetaObjectModel> {
  const where = [
    sql`meta_object.project_id = ${columns.projectId}`,
    sql`(meta_object.risk_id, meta_object.control_id, meta_object.action_id)
      is not distinct from (${columns.riskId}::integer, ${columns.controlId}::integer, ${columns.actionId}::integer)`,
  ];
  const app = { kind, apiAppId: columns.apiAppId };
  const [found] = (await listMetaObjects(read, app, { where, page: wholeList })).rows;
  if (found === undefined) throw notFound("object");
  return found;
}

/** The JSON of an object, as it is kept. */
function written(data: unknown): string {
  const text = JSON.stringify(data);
  if (Buffer.byteLength(text) > maxBytes.metaObject) throw tooLarge(maxBytes.metaObject);
  return text;
}

async function load(write: Write, place: Place): Promise<MetaObject> {
  const record = await find(write, place);
  if (record === null) throw notFound("object");
  write.expectVersion(record);
  return record;
}

const find = ({ em, caller }: Write, { columns }: Place): Promise<MetaObject | null> =>
  em.findOne(MetaObject, { ...columns, organizationId: caller.organizationId });
