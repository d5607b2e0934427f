import {
  type CatalogueChange,
  type CatalogueEntry,
  type CatalogueKind,
  type Filter,
  notFound,
  type Rows,
} from "@riskloom/domain";
import { type RowOf, selectionOf } from "@riskloom/persistence";
import { sql } from "kysely";
import { allOf } from "../../input/all-of.ts";
import { type Page, type Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { beforePlace, type Between, type Place, placeOf, windowAt } from "../../sql/window.ts";
import type { Fields } from "../../sql/field-kind.ts";
import { filtered } from "../../sql/filter.ts";
import { and, type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo } from "../register/project.ts";

/** The words for an entry of each kind. */
export const catalogueWords: Readonly<Record<CatalogueKind, string>> = {
  riskLevel: "risk level",
  projectCategory: "project category",
  riskSeverity: "risk severity",
};

const fields: Fields = {
  id: "integer",
  name: "text",
  reference: "text",
  position: "integer",
  disabled: "boolean",
  source: "text",
  sourceId: "text",
  createdAt: "moment",
  updatedAt: "moment",
};

type Window = Page & Between & { filters: Filter[] };

/** A page of a list, the number of rows before it, and the places of its first and last row. */
export interface Entries extends Rows<CatalogueEntry> {
  offset: number;
  start: Place | null;
  end: Place | null;
}

/** A page of a list of the organization, and where in the list it begins. */
export async function listEntries(
  read: Read,
  kind: CatalogueKind,
  { filters, after, before, ...page }: Window,
): Promise<Entries> {
  const between = { after, before };
  const [asked, own] = allOf<Condition | undefined>([
    () => filtered("catalogue_entry", fields, filters),
    () => beforePlace("catalogue_entry", { page, fields }, between),
  ]);
  const where = and([ofKind(kind), ...(asked === undefined ? [] : [asked])]);
  const window = await windowAt(read, "catalogue_entry", { where, page, own }, between);
  const found = await listRows(read, "catalogue_entry", { where: [where], page: window });
  const places = [found.rows.at(0), found.rows.at(-1)].map((row) => row && placeOf(row, page));
  return { ...found, offset: window.offset, start: places[0] ?? null, end: places[1] ?? null };
}

/** One entry, by either identifier. */
export async function getEntry(read: Read, kind: CatalogueKind, ref: Ref): Promise<CatalogueEntry> {
  const where = [ofKind(kind), refersTo("catalogue_entry", ref)];
  const [found] = (await listRows(read, "catalogue_entry", { where, page: wholeList })).rows;
  if (found === undefined) throw notFound(catalogueWords[kind]);
  return found;
}

const ofKind = (kind: CatalogueKind): Condition => sql`catalogue_entry.kind = ${kind}`;

/** What was changed on an entry up to the moment that is shown, the latest first. */
export async function listChanges(
  read: Read,
  { id }: CatalogueEntry,
  { offset, limit }: Page,
): Promise<Rows<CatalogueChange>> {
  const versions = (
    table: string,
  ) => sql`select ${selectionOf("catalogue_entry", "v")} from ${sql.raw(`public.${table}`)} v
    where v.organization_id = ${read.caller.organizationId} and v.id = ${id} and v.updated_at <= ${read.at}::timestamptz`;
  const { rows } = await sql<RowOf<"catalogue_entry"> & { byName: string | null }>`
    select v.*, btrim(by.first_name || ' ' || by.last_name) as "byName"
    from (${versions("catalogue_entry")} union all ${versions("catalogue_entry_history")}) v
    left join user_account by on by.id = v."updatedBy" order by v.version`.execute(read.db);
  const changes = rows.map((row, at): CatalogueChange => ({
    id: row.id * versionsPerEntry + row.version,
    action: at === 0 ? "create" : "update",
    at: row.updatedAt,
    by: row.updatedBy === null || row.byName === null ? null : { id: row.updatedBy, name: row.byName },
    changes: differences(rows[at - 1], row),
  }));
  const end = limit === null ? undefined : offset + limit;
  return { rows: changes.toReversed().slice(offset, end), total: changes.length };
}

/** A change is numbered by its entry and version, so that changes of all entries have numbers of their own. */
const versionsPerEntry = 1_000_000;

const told = [
  "name",
  "reference",
  "description",
  "information",
  "position",
  "disabled",
  "source",
  "sourceId",
] as const;

const differences = (
  before: RowOf<"catalogue_entry"> | undefined,
  after: RowOf<"catalogue_entry">,
): CatalogueChange["changes"] =>
  Object.fromEntries(
    told
      .filter((key) => (before?.[key] ?? null) !== after[key])
      .map((key) => [key, [before?.[key] ?? null, after[key]]]),
  );
