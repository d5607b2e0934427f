import type { EntityClass } from "@mikro-orm/postgresql";
import { notFound, type Rows } from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { inProject } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { byId, page, type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows, type WithPeriod } from "../../sql/list-rows.ts";
import { refersTo } from "../../reads/register/project.ts";
import { change } from "../../call/change.ts";
import {
  addListEntry,
  refuseKeyOfOther,
  type RegisterEntry,
} from "../../services/delivery/add-list-entry.ts";
import { loadRecord } from "../../services/register/load-record.ts";
import { router } from "../../call/trpc.ts";
import type { Write } from "../../call/writing.ts";
import { inTextOrder } from "../../sql/text-order.ts";

type Table = "linked_item" | "register_status" | "sprint" | "team";

interface One {
  projectId: number;
  id: Ref;
}

interface Of<Name extends Table, Entry extends RegisterEntry, Draft, Patch> {
  table: Name;
  entity: EntityClass<Entry>;
  draft: Draft;
  patch: Patch;
}

/** The procedures of one of a register's lists: everybody in the project reads, its administrators write. */
export function registerList<
  Name extends Table,
  Entry extends RegisterEntry,
  Draft extends z.ZodObject,
  Patch extends z.ZodObject,
>({ table, entity, draft, patch }: Of<Name, Entry, Draft, Patch>) {
  type Row = WithPeriod<RowOf<Name>>;
  const kind = table.replace("_", " ");
  const says = wordsOf(kind);
  const rowsIn = (ctx: Read, projectId: number, page: Page, where: Condition[] = []): Promise<Rows<Row>> =>
    listRows(ctx, table, { where: [inRegister(table, projectId), ...where], page, order: orderOf(table) });
  const entry = async (ctx: Read, { projectId, id }: One): Promise<Row> => {
    const [found] = (await rowsIn(ctx, projectId, wholeList, [refersTo(table, id)])).rows;
    if (found === undefined) throw notFound(kind);
    return found;
  };
  const load = (ctx: Write, { projectId, id }: One): Promise<Entry> =>
    loadRecord(ctx, entity, { id, kind, where: { projectId } as Partial<Entry> });
  const one = inProject.of(byId, entry);
  return router({
    list: read("project.read", inProject, z.object(page))
      .meta(says.list)
      .query(({ ctx, input }) => rowsIn(ctx, ctx.path.projectId, input)),
    get: read("project.read", one)
      .meta(says.get)
      .query(({ ctx }) => entry(ctx, ctx.path)),
    create: write("project.administer", inProject, draft)
      .meta(says.create)
      .mutation(async ({ ctx, input }) => {
        const { id } = await addListEntry(ctx, entity, ctx.path.projectId, input);
        return entry(ctx, { ...ctx.path, id });
      }),
    update: write("project.administer", one, z.object({ patch }))
      .meta(says.update)
      .mutation(async ({ ctx, input }) => {
        const changes: object = (input as { patch: object }).patch;
        const record = await load(ctx, ctx.path);
        const { projectId, id } = record;
        await refuseKeyOfOther(ctx, entity, projectId, { ...changes, id });
        change<object>(record, changes);
        await ctx.flush();
        return entry(ctx, { projectId, id });
      }),
    remove: write("project.administer", one)
      .meta(says.remove)
      .mutation(async ({ ctx }) => {
        ctx.em.remove(await load(ctx, ctx.path));
      }),
  });
}

const inRegister = (table: Table, projectId: number): Condition =>
  sql`${sql.ref(`${table}.project_id`)} = ${projectId}`;

const orderOf = (table: Table) =>
  table === "linked_item" ? inTextOrder(sql`linked_item.key`) : sql.ref(`${table}.ordering`);

/** What the procedures of a list do, by the name of its entries. */
const wordsOf = (kind: string) => ({
  list: { says: `Lists the ${kind === "register status" ? "register statuses" : `${kind}s`} of a register.` },
  get: { says: `Answers one ${kind} of a register.` },
  create: { says: `Adds a ${kind} to a register.` },
  update: { says: `Changes what is named of a ${kind}.` },
  remove: { says: `Takes a ${kind} away, and off all risks that bear it.` },
});
