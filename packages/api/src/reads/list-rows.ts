import {
  consequenceDisplays,
  controlStatuses,
  evaluationTypes,
  frequencyDisplays,
  invalid,
  logDescriptions,
  logEntryTypes,
  logObjects,
  projectStatuses,
  projectTypes,
  riskStatuses,
  type Rows,
} from "@riskloom/domain";
import { propertiesOf, type RowOf, selectionOf, snakeCase, type Tables } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import type { Page } from "../input.ts";
import type { Read } from "../reading.ts";

type TableName = keyof Tables & string;
export type Condition = RawBuilder<unknown>;

interface Options {
  where: readonly Condition[];
  page: Page;
  /** further columns, `name as "name"` */
  select?: RawBuilder<unknown>;
  /** joins that the further columns or conditions need; they must not multiply rows */
  join?: RawBuilder<unknown>;
  /** the order when none is asked for; the identifier always comes last */
  order?: RawBuilder<unknown>;
}

/** One page of a table, in one statement, within the caller's organization. */
export async function listRows<Table extends TableName, More = unknown>(
  { db, caller }: Read,
  table: Table,
  { where, page, select, join = sql``, order }: Options,
): Promise<Rows<WithPeriod<RowOf<Table> & More>>> {
  const conditions = and([sql`${sql.ref(`${table}.organization_id`)} = ${caller.organizationId}`, ...where]);
  const from = sql`from ${sql.table(table)} ${join} where ${conditions}`;
  const more = select === undefined ? sql`` : sql`, ${select}`;
  const ordered = sql`order by ${orderOf(table, page, order)}`;
  type Found = RowOf<Table> & More & Counted;
  if (page.limit === null && page.offset === 0) {
    // Whoever takes all needs no count beside it.
    const { rows } = await sql<Found>`select ${selectionOf(table)} ${more} ${from} ${ordered}`.execute(db);
    return { rows: rows.map((row) => withPeriod<RowOf<Table> & More>(row)), total: rows.length };
  }
  // The window is cut before the further columns are worked out, so that a far page costs no more of them than the first.
  const { rows } = await sql<Found>`
    select ${selectionOf(table)} ${more}, (select count(*) ${from}) as "period"
    from (select ${sql.table(table)}.* ${from} ${ordered} ${window(page)}) as ${sql.table(table)} ${join} ${ordered}`.execute(
    db,
  );
  const first = rows[0];
  if (first === undefined && page.offset > 0) {
    const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
    return { rows: [], total: counted.rows[0]?.total ?? 0 };
  }
  return {
    total: first?.period ?? 0,
    rows: rows.map((row) => withPeriod<RowOf<Table> & More>(row)),
  };
}

export const and = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

export const window = ({ offset, limit }: Page): RawBuilder<unknown> =>
  limit === null ? sql`offset ${offset}` : sql`limit ${limit} offset ${offset}`;

/** What `order by` takes for a page's keys; nulls come last either way, and the identifier makes the order total. */
export function orderOf(
  table: TableName,
  { orderBy }: Page,
  otherwise?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const id = sql.ref(`${table}.id`);
  if (orderBy.length === 0) return otherwise === undefined ? id : sql`${otherwise}, ${id}`;
  const known = propertiesOf(table);
  const keys = orderBy.map(({ key, descending }) => {
    if (!known.includes(key))
      throw invalid({ path: ["orderBy"], code: "invalidChoice", params: { choices: known, value: key } });
    return sql`${rankOf(table, key)} ${sql.raw(descending ? "desc nulls last" : "asc nulls last")}`;
  });
  return sql`${sql.join(keys)}, ${id}`;
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
  const words = ranked[`${table}.${key}`];
  return words === undefined ? column : sql`array_position(${words}::text[], ${column})`;
}

/**
 * How many rows there are in all comes with each row of a page, in the place of its period, which is known without asking:
 * to take a column out of a row again would cost more than all else that is done to it.
 */
export interface Counted {
  period?: number;
}

export type WithPeriod<Row> = Row & { period: { from: string; until: null } };

function withPeriod<Row extends object>(row: Omit<Row, "period">): WithPeriod<Row> {
  return { ...(row as Row), period: periodFrom((row as { updatedAt?: string }).updatedAt) };
}

/** The version that is shown is the open one: a read of the past shows the row as it looked then. */
export const periodFrom = (updatedAt = ""): WithPeriod<unknown>["period"] => ({
  from: updatedAt,
  until: null,
});
