import { invalid } from "@riskloom/domain";
import { snakeCase, type Tables } from "@riskloom/persistence";
import { sql } from "kysely";
import { z } from "zod";
import type { Page } from "../input.ts";
import type { Read } from "../reading.ts";
import { type Fields, operandOf } from "./field-kind.ts";
import { and, type Condition } from "./list-rows.ts";

/** A place in an ordered list: the values of the keys of its order at one row, the identifier last. */
export const Place = z
  .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .min(1)
  .max(20);
export type Place = z.infer<typeof Place>;

export interface Between {
  after?: Place | undefined;
  before?: Place | undefined;
}

interface Options {
  where: Condition;
  page: Page;
  fields: Fields;
}

/**
 * The window that begins behind a place in a list, or ends before one, wherever that place is by now: whoever pages by places
 * sees no row twice and misses none, whatever is added meanwhile.
 */
export async function windowAt(
  read: Read,
  table: keyof Tables & string,
  { where, page, fields }: Options,
  { after, before }: Between,
): Promise<Page> {
  const place = after ?? before;
  if (place === undefined) return page;
  const keys = keysOf(page);
  if (place.length !== keys.length)
    throw invalid({ path: [after ? "after" : "before"], code: "invalidFormat", params: { format: "place" } });
  const parts = keys.map(({ key, descending }, at) => {
    const column = sql.ref(`${table}.${snakeCase(key)}`);
    const value = place[at] ?? null;
    if (value === null) return { same: sql`${column} is null`, further: sql`false` };
    const operand = operandOf(fields[key] ?? "text", value, key);
    const sign = sql.raw(descending ? "<" : ">");
    return {
      same: sql`${column} = ${operand}`,
      further: sql`(${column} ${sign} ${operand} or ${column} is null)`,
    };
  });
  const behind = parts.map(
    ({ further }, at) => sql`(${and([...parts.slice(0, at).map(({ same }) => same), further])})`,
  );
  const notBehind = sql`(${sql.join(behind, sql` or `)}) is not true`;
  const own =
    after === undefined ? sql`${notBehind} and not (${and(parts.map(({ same }) => same))})` : notBehind;
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
    where ${sql.ref(`${table}.organization_id`)} = ${read.caller.organizationId} and ${where} and ${own}`.execute(
    read.db,
  );
  const count = rows[0]?.count ?? 0;
  if (after !== undefined) return { ...page, offset: count };
  const limit = Math.min(page.limit ?? count, count);
  return { ...page, offset: count - limit, limit: Math.max(limit, 1) };
}

/** The place of a row in a list of that order. */
export const placeOf = (row: object, page: Page): Place =>
  keysOf(page).map(({ key }) => Reflect.get(row, key) as Place[number]);

/** Whatever follows the identifier in an order orders nothing any more. */
function keysOf({ orderBy }: Page): Page["orderBy"] {
  const last = orderBy.findIndex(({ key }) => key === "id");
  return last < 0 ? [...orderBy, { key: "id", descending: false }] : orderBy.slice(0, last + 1);
}
