import {
  consequenceDisplays,
  controlStatuses,
  evaluationTypes,
  frequencyDisplays,
  logDescriptions,
  logEntryTypes,
  logObjects,
  projectStatuses,
  projectTypes,
  riskStatuses,
  type Rows,
} from "@riskloom/domain";
import { isText, propertiesOf, type RowOf, selectionOf, snakeCase, type Tables } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import type { Page } from "../input/ref.ts";
import type { Read } from "../call/reading.ts";
import { and, type Condition } from "./condition.ts";
import { type Cut, cut } from "./cut.ts";
import { keysOf } from "./keys-of.ts";
import { changedAt } from "./restated.ts";
import { inTextOrder } from "./text-order.ts";

export { and, type Condition };
type TableName = keyof Tables & string;

interface Options {
  where: readonly Condition[];
  page: Page;
  /** further columns, `name as "name"` */
  select?: RawBuilder<unknown>;
  /** joins that the further columns or conditions need; they must not multiply rows */
  join?: RawBuilder<unknown>;
  /** the order when none is asked for; the identifier always comes last */
  order?: RawBuilder<unknown>;
  /** the columns of that order, where no row ever changes them */
  steady?: readonly string[];
}

/** One page of a table, in one statement, within the caller's organization. */
export async function listRows<Table extends TableName, More = unknown>(
  read: Read,
  table: Table,
  { where, page, select, join = sql``, order, steady }: Options,
): Promise<Rows<WithPeriod<RowOf<Table> & More>>> {
  const { db, caller } = read;
  const more = select === undefined ? sql`` : sql`, ${select}`;
  const ordered = orderOf(table, page, order);
  type Found = RowOf<Table> & More & Counted;
  if (page.limit === null && page.offset === 0) {
    // Whoever takes all needs no count beside it.
    const conditions = and([
      sql`${sql.ref(`${table}.organization_id`)} = ${caller.organizationId}`,
      ...where,
    ]);
    const { rows } = await sql<Found>`select ${selectionOf(table)} ${more} from ${sql.table(table)} ${join}
      where ${conditions} order by ${ordered}`.execute(db);
    return { rows: rows.map((row) => withPeriod<RowOf<Table> & More>(row)), total: rows.length };
  }
  const found = cut(read, table, { where, join, page, ordered, steady: steadyOf(page, order, steady) });
  const { rows } = await sql<Found>`
    select ${selectionOf(table)} ${more}, ${found.total} as "rowsInAll"
    from ${found.rows} as ${sql.table(table)} ${join} order by ${ordered}`.execute(db);
  return {
    total: await totalOf(read, found, { page, told: rows[0]?.rowsInAll }),
    rows: rows.map((row) => withPeriod<RowOf<Table> & More>(row)),
  };
}

/** How many rows there are in all, where the rows of the page told it; beyond the last page none does. */
export async function totalOf(
  { db }: Read,
  { total, counted }: Cut,
  { page, told }: { page: Page; told: number | undefined },
): Promise<number> {
  const count =
    told ??
    (page.offset === 0 && page.limit !== 0
      ? 0
      : ((await sql<{ total: number }>`select ${total} as total`.execute(db)).rows[0]?.total ?? 0));
  counted(count);
  return count;
}

/** The columns of a page's order where no row ever changes them; null where one may change, or is ranked. */
export const steadyOf = (
  { orderBy }: Page,
  order?: RawBuilder<unknown>,
  steady: readonly string[] | null = null,
): readonly string[] | null => (orderBy.length > 0 ? null : order === undefined ? [] : steady);

/** What `order by` takes for a page's keys; nulls come last either way, and the identifier makes the order total. */
export function orderOf(table: TableName, page: Page, otherwise?: RawBuilder<unknown>): RawBuilder<unknown> {
  const id = sql.ref(`${table}.id`);
  if (page.orderBy.length === 0) return otherwise === undefined ? id : sql`${otherwise}, ${id}`;
  const keys = keysOf(page, propertiesOf(table)).map(
    ({ key, descending }) =>
      sql`${rankOf(table, key)} ${sql.raw(descending ? "desc nulls last" : "asc nulls last")}`,
  );
  return sql`${sql.join(keys)}`;
}

/** Enumerated values come in the order of their enumeration, as a life runs, not in that of the alphabet. */
const ranked: Readonly<Record<string, readonly string[]>> = {
  "risk.status": riskStatuses,
  "control.status": controlStatuses,
  "evaluation.type": evaluationTypes,
  "project.status": projectStatuses,
  "project.type": projectTypes,
  "log_entry.type": logEntryTypes,
  "log_entry.object": logObjects,
  "log_entry.descriptionPart": logDescriptions,
  "log_entry.evaluationType": evaluationTypes,
  "matrix.consequenceDisplay": consequenceDisplays,
  "matrix.frequencyDisplay": frequencyDisplays,
};

function rankOf(table: TableName, key: string): RawBuilder<unknown> {
  const column = sql.ref(`${table}.${snakeCase(key)}`);
  if (table === "incident" && key === "updatedAt") return changedAt;
  const words = ranked[`${table}.${key}`];
  if (words !== undefined) return sql`array_position(${words}::text[], ${column})`;
  return isText(table, key) ? inTextOrder(column) : column;
}

/** How many rows there are in all comes with each row of a page. */
export interface Counted {
  rowsInAll?: number | undefined;
}

export type WithPeriod<Row> = Row & { period: { from: string; until: null } };

/** A copy without a column costs ten times a copy in which it is undefined, and no answer shows what is undefined. */
function withPeriod<Row extends object>(row: Row & Counted): WithPeriod<Row> {
  return {
    ...row,
    rowsInAll: undefined,
    period: periodFrom((row as { updatedAt?: string }).updatedAt),
  };
}

/** The version that is shown is the open one: a read of the past shows the row as it looked then. */
export const periodFrom = (updatedAt = ""): WithPeriod<unknown>["period"] => ({
  from: updatedAt,
  until: null,
});
