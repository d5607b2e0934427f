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
import { inProject, inProjectIfNamed } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { page, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { callingApp, listMetaObjects } from "../../reads/collaboration/meta-object.ts";
import { visibleProjects } from "../../reads/register/project.ts";
import { subjectColumns, subjectInPath, subjectRef } from "../../reads/register/subject.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";

/** Beside what an object is kept, and the columns that say so. */
interface Place {
  kind: MetaKind;
  columns: { projectId: number; apiAppId: number } & ReturnType<typeof subjectColumns>;
}

/** A project, or a risk, control or action in it. */
const beside = inProject.to(subjectRef, async (ctx, refs, { projectId }): Promise<{ place: Place }> => {
  const apiAppId = await callingApp(ctx);
  const named = Object.values(refs).some((value) => value !== undefined);
  if (!named) {
    const columns = { projectId, apiAppId, riskId: null, controlId: null, actionId: null };
    return { place: { kind: "project", columns } };
  }
  const subject = await subjectInPath(ctx, projectId, refs);
  return { place: { kind: subject.kind, columns: { projectId, apiAppId, ...subjectColumns(subject) } } };
});
const one = beside.of({}, (ctx, { place }) => getMetaObject(ctx, place));

/** What programs keep beside the register's records; a program sees its own alone. */
export const metaObject = router({
  list: read(
    ["project.read", "organization.read"],
    inProjectIfNamed,
    z.object({ kind: MetaKindShape, ...page }),
  )
    .meta({ says: "Lists the objects that the calling program keeps beside records of a kind." })
    .query(async ({ ctx, input: { kind, ...input } }) => {
      const apiAppId = await callingApp(ctx);
      const { projectId } = ctx.path;
      const projects = projectId === null ? visibleProjects(ctx) : [projectId];
      const where = [sql`meta_object.project_id = any(${projects})`];
      return listMetaObjects(ctx, { kind, apiAppId }, { where, page: input });
    }),
  get: read("project.read", beside)
    .meta({
      says: "Answers the object that the calling program keeps beside a project, a risk, a control or an action.",
    })
    .query(({ ctx }) => getMetaObject(ctx, ctx.path.place)),
  put: write("project.write", beside, z.object({ data: MetaData.optional() }))
    .meta({ says: "Keeps an object in place of the one that there is." })
    .mutation(async ({ ctx, input: { data = {} } }) => {
      const { place } = ctx.path;
      const text = written(data);
      const record = await find(ctx, place);
      if (record === null) {
        const { organizationId } = ctx.caller;
        ctx.em.create(MetaObject, { ...place.columns, organizationId, data: text });
      } else {
        ctx.expectVersion(record);
        record.data = text;
      }
      await ctx.flush();
      return { ...(await getMetaObject(ctx, place)), created: record === null };
    }),
  update: write("project.write", one, z.object({ patch: z.object({ data: MetaData.optional() }) }))
    .meta({ says: "Changes keys of a kept object, and leaves its others as they are." })
    .mutation(async ({ ctx, input }) => {
      const { data } = input.patch;
      const record = await load(ctx, ctx.path.place);
      if (data !== undefined) record.data = written(data);
      await ctx.flush();
      return getMetaObject(ctx, ctx.path.place);
    }),
  remove: write("project.write", one)
    .meta({ says: "Takes a kept object away." })
    .mutation(async ({ ctx }) => {
      ctx.em.remove(await load(ctx, ctx.path.place));
    }),
});

async function getMetaObject(ctx: Read, { kind, columns }: Place): Promise<MetaObjectModel> {
  const where = [
    sql`meta_object.project_id = ${columns.projectId}`,
    sql`(meta_object.risk_id, meta_object.control_id, meta_object.action_id)
      is not distinct from (${columns.riskId}::integer, ${columns.controlId}::integer, ${columns.actionId}::integer)`,
  ];
  const app = { kind, apiAppId: columns.apiAppId };
  const [found] = (await listMetaObjects(ctx, app, { where, page: wholeList })).rows;
  if (found === undefined) throw notFound("object");
  return found;
}

/** The JSON of an object, as it is kept. */
function written(data: unknown): string {
  const text = JSON.stringify(data);
  if (Buffer.byteLength(text) > maxBytes.metaObject) throw tooLarge(maxBytes.metaObject);
  return text;
}

async function load(ctx: Write, place: Place): Promise<MetaObject> {
  const record = await find(ctx, place);
  if (record === null) throw notFound("object");
  ctx.expectVersion(record);
  return record;
}

const find = ({ em, caller }: Write, { columns }: Place): Promise<MetaObject | null> =>
  em.findOne(MetaObject, { ...columns, organizationId: caller.organizationId });
