import { propertiesOf, type Tables } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import type { Page } from "../input/ref.ts";
import type { Read } from "../call/reading.ts";
import { and, type Condition } from "./condition.ts";
import { asLasting } from "./lasting.ts";

/** Where one page of a table comes from: its rows, all their columns, not yet in order, and how many there are in all. */
export interface Cut {
  rows: RawBuilder<unknown>;
  total: RawBuilder<unknown>;
  /** told what the total came to */
  counted(total: number): void;
}

interface Options {
  /** beside that of the organization */
  where: readonly Condition[];
  join?: RawBuilder<unknown>;
  page: Page;
  /** what `order by` takes */
  ordered: RawBuilder<unknown>;
  /** the columns of that order, where none of them changes in a row's life */
  steady: readonly string[] | null;
}

/** Cuts the window of a page before anything is joined, so that a far page costs no more of that than the first. */
export function cut(read: Read, table: keyof Tables & string, options: Options): Cut {
  const { where, join = sql``, page, ordered, steady } = options;
  const ofTenant = sql`${sql.ref(`${table}.organization_id`)} = ${read.caller.organizationId}`;
  const told = read.past && steady !== null ? asLasting(where) : null;
  const conditions = and([ofTenant, ...where]);
  const versions = sql`from ${sql.table(table)} ${join} where ${conditions}`;
  if (told === null || steady === null) {
    const rows = sql`(select ${sql.table(table)}.* ${versions} order by ${ordered} ${window(page)})`;
    return { rows, ...countOf(read, versions, conditions) };
  }
  // The rows of a past page are found by what never changes in them, and only those of the page by their versions.
  const moment = sql`(select app_as_of())`;
  const then = sql`from ${rowsOfAllTimes(table, steady)} where ${and([ofTenant, ...told])}
    and ${sql.ref(`${table}.created_at`)} <= ${moment} and ${sql.ref(`${table}.gone_at`)} > ${moment}
    and ${sql.ref(`${table}.gone_with`)} = 'delete'`;
  const id = sql.ref(`${table}.id`);
  const ids = sql`array(select ${id} ${then} order by ${ordered} ${window(page)})`;
  const rows = sql`(select * from ${sql.table(table)} where ${conditions} and ${id} = any(${ids}))`;
  return { rows, ...countOf(read, then, conditions) };
}

/**
 * Every row that there is or was, once, with when it came and went. The halves are bare, so that they are planned as one table
 * in the order of their indexes.
 */
function rowsOfAllTimes(table: keyof Tables & string, steady: readonly string[]): RawBuilder<unknown> {
  const own = propertiesOf(table).includes("projectId") ? ["project_id"] : [];
  const columns = sql.join(
    [...new Set(["organization_id", ...own, "id", "created_at", ...steady])].map((name) => sql.ref(name)),
  );
  return sql`(select ${columns}, 'infinity'::timestamptz as gone_at, 'delete'::text as gone_with from ${sql.table(`public.${table}`)}
    union all select ${columns}, closed_at, closed_with from ${sql.table(`public.${table}_history`)}) as ${sql.table(table)}`;
}

function countOf(
  { db, past, at, counts }: Read,
  from: RawBuilder<unknown>,
  conditions: Condition,
): Omit<Cut, "rows"> {
  const total = sql`(select count(*) ${from})`;
  const ofToday = conditions.compile(db).sql.includes("public.");
  if (!past || counts === undefined || ofToday) return { total, counted: () => undefined };
  const { sql: text, parameters } = total.compile(db);
  const key = JSON.stringify([at, text, parameters]);
  const kept = counts.of(key);
  return {
    total: kept === undefined ? total : sql`${kept}::bigint`,
    counted: (count) => counts.keep(key, count),
  };
}

const window = ({ offset, limit }: Page): RawBuilder<unknown> =>
  limit === null ? sql`offset ${offset}` : sql`limit ${limit} offset ${offset}`;
