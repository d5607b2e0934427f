import { invalid } from "@riskloom/domain";
import { isText, snakeCase, type Tables } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Page } from "../input/ref.ts";
import type { Read } from "../call/reading.ts";
import { allOf } from "../input/all-of.ts";
import { type Fields, operandOf } from "./field-kind.ts";
import { and, type Condition } from "./list-rows.ts";
import { keysOf } from "./keys-of.ts";
import { inTextOrder } from "./text-order.ts";

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

interface Order {
  page: Page;
  fields: Fields;
}

/**
 * The condition on rows that lie before a place in a list or, with `before`, that do not lie behind it nor at it; undefined where
 * no place is given.
 *
 * @throws DomainError Invalid for an order that is not one of the fields, and for a place in a list of another order
 */
export function beforePlace(
  table: keyof Tables & string,
  { page, fields }: Order,
  { after, before }: Between,
): Condition | undefined {
  const place = after ?? before;
  const keys = keysOf(page, Object.keys(fields));
  if (place === undefined) return undefined;
  if (place.length !== keys.length)
    throw invalid({ path: [after ? "after" : "before"], code: "invalidFormat", params: { format: "place" } });
  const parts = allOf(
    keys.map(({ key, descending }, at) => () => {
      const column = sql.ref(`${table}.${snakeCase(key)}`);
      const value = place[at] ?? null;
      if (value === null) return { same: sql`${column} is null`, further: sql`false` };
      const operand = operandOf(fields[key] ?? "text", value, key);
      const sign = sql.raw(descending ? "<" : ">");
      const placed = (value: RawBuilder<unknown>) => (isText(table, key) ? inTextOrder(value) : value);
      return {
        same: sql`${column} = ${operand}`,
        further: sql`(${placed(column)} ${sign} ${placed(operand)} or ${column} is null)`,
      };
    }),
  );
  const behind = parts.map(
    ({ further }, at) => sql`(${and([...parts.slice(0, at).map(({ same }) => same), further])})`,
  );
  const notBehind = sql`(${sql.join(behind, sql` or `)}) is not true`;
  return after === undefined ? sql`${notBehind} and not (${and(parts.map(({ same }) => same))})` : notBehind;
}

/**
 * The window that begins behind a place in a list, or ends before one, wherever that place is by now: whoever pages by places
 * sees no row twice and misses none, whatever is added meanwhile. `own` is what `beforePlace` says of the place.
 */
export async function windowAt(
  read: Read,
  table: keyof Tables & string,
  { where, page, own }: { where: Condition; page: Page; own: Condition | undefined },
  { after }: Between,
): Promise<Page> {
  if (own === undefined) return page;
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
  keysOf(page, [...page.orderBy.map(({ key }) => key), "id"]).map(
    ({ key }) => Reflect.get(row, key) as Place[number],
  );
