import type { EntityClass } from "@mikro-orm/postgresql";
import { notFound, type Rows } from "@riskloom/domain";
import type { RowOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import { byId, inProject, page, type Page, type ProjectRef, type Ref, wholeList } from "../input.ts";
import type { Read } from "../reading.ts";
import { type Condition, listRows, type WithPeriod } from "../reads/list-rows.ts";
import { projectFor, refersTo } from "../reads/project.ts";
import { change } from "../services/change.ts";
import { createEntry, refuseTakenKey, type RegisterEntry } from "../services/create-entry.ts";
import { loadRecord } from "../services/load-record.ts";
import type { Write } from "../writing.ts";

type Table = "linked_item" | "register_status" | "sprint" | "team";
interface Home {
  projectId: ProjectRef;
}
type One = Home & { id: Ref };

export const inList = z.object({ ...inProject, ...page });
export const oneEntry = z.object({ ...inProject, ...byId });

/** What the procedures of one of a register's lists do: everybody in the project reads, its administrators write. */
export function registerList<Name extends Table, Entry extends RegisterEntry>(
  table: Name,
  entity: EntityClass<Entry>,
) {
  type Row = WithPeriod<RowOf<Name>>;
  const kind = table.replace("_", " ");
  const rowsIn = (read: Read, projectId: number, page: Page, where: Condition[] = []): Promise<Rows<Row>> =>
    listRows(read, table, {
      where: [sql`${sql.ref(`${table}.project_id`)} = ${projectId}`, ...where],
      page,
      order: sql.ref(`${table}.${table === "linked_item" ? "key" : "ordering"}`),
    });
  const entry = async (read: Read, projectId: number, ref: Ref): Promise<Row> => {
    const [found] = (await rowsIn(read, projectId, wholeList, [refersTo(table, ref)])).rows;
    if (found === undefined) throw notFound(kind);
    return found;
  };
  const load = async (write: Write, { projectId, id }: One): Promise<Entry> => {
    const where = { projectId: await projectFor(write, projectId, "project.administer") };
    return loadRecord(write, entity, { id, kind, where: where as Partial<Entry> });
  };
  return {
    list: async (read: Read, { projectId, ...input }: Home & Page) =>
      rowsIn(read, await projectFor(read, projectId, "project.read"), input),
    get: async (read: Read, { projectId, id }: One) =>
      entry(read, await projectFor(read, projectId, "project.read"), id),
    create: async (write: Write, { projectId, ...draft }: Home) => {
      const project = await projectFor(write, projectId, "project.administer");
      return entry(write, project, (await createEntry(write, entity, project, draft)).id);
    },
    update: async (write: Write, { patch, ...which }: One & { patch: object }) => {
      const record = await load(write, which);
      await refuseTakenKey(write, entity, record.projectId, { ...patch, id: record.id });
      change<object>(record, patch);
      await write.flush();
      return entry(write, record.projectId, record.id);
    },
    remove: async (write: Write, which: One) => {
      write.em.remove(await load(write, which));
    },
  };
}
