import type { Db } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";

type Columns<Row> = { readonly [Name in keyof Row]: RawBuilder<unknown> };

/** Where the columns of a query of many rows come from: those in which many rows are alike, and the others by kind. */
export interface Grouping<Keys, Column extends string, Shared = unknown> {
  readonly keys: Columns<Keys>;
  /** what is worked out once for each group, from its keys or as an aggregate in the order of its rows */
  readonly shared?: Columns<Shared>;
  /** integers of 32 bits, never null */
  readonly integers?: Partial<Columns<Record<Column, number>>>;
  /** numbers, null as not a number */
  readonly floats?: Partial<Columns<Record<Column, number>>>;
  readonly texts?: Partial<Columns<Record<Column, string>>>;
}

/** The rows that have the same keys, the rest of them column by column; a column that was not asked for is empty. */
export interface Group<Keys, Column extends string> {
  readonly keys: Keys;
  readonly size: number;
  readonly numbers: (column: Column) => ArrayLike<number>;
  readonly texts: (column: Column) => ArrayLike<string>;
}

/**
 * Many short rows of one query, by what they have in common, everything else packed: the database and this process then
 * spend a fraction of what as many rows, or as much JSON, would cost them. The order of the rows is not told.
 */
export async function readGroups<Keys extends object, Column extends string, Shared extends object = object>(
  db: Db,
  { keys, shared, integers = {}, floats = {}, texts = {} }: Grouping<Keys, Column, Shared>,
  from: RawBuilder<unknown>,
): Promise<Group<Keys & Shared, Column>[]> {
  const grouped = Object.values<RawBuilder<unknown>>(keys);
  const columns: readonly (readonly [string, RawBuilder<unknown>])[] = [
    ...aliased({ ...keys, ...shared }, (one) => one),
    ...aliased(integers, (one) => sql`string_agg(int4send(${one}), '')`),
    ...aliased(floats, (one) => sql`string_agg(float8send(coalesce(${one}, 'NaN')), '')`),
    ...aliased(texts, (one) => sql`array_to_json(array_agg(${one}))`),
  ];
  const selected = sql.join(columns.map(([name, column]) => sql`${column} as ${sql.ref(name)}`));
  const { rows } = await sql<Record<string, unknown>>`
    select count(*)::integer as "size", ${selected} ${from} group by ${sql.join(grouped)}`.execute(db);
  return rows.map((row) => ({
    // the statement names its columns after them
    keys: row as Keys & Shared,
    size: Number(row["size"]),
    numbers: (column) => numbersOf(row[column], column in floats),
    texts: (column) => (Array.isArray(row[column]) ? row[column] : []),
  }));
}

const aliased = (
  columns: Readonly<Record<string, RawBuilder<unknown> | undefined>>,
  packed: (column: RawBuilder<unknown>) => RawBuilder<unknown>,
): (readonly [string, RawBuilder<unknown>])[] =>
  Object.entries(columns).flatMap(([name, column]) =>
    column === undefined ? [] : [[name, packed(column)] as const],
  );

/** Numbers as PostgreSQL sends them, the highest byte first. */
function numbersOf(packed: unknown, floats: boolean): ArrayLike<number> {
  if (!(packed instanceof Uint8Array)) return [];
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return floats
    ? Float64Array.from({ length: packed.length / 8 }, (_, i) => view.getFloat64(i * 8))
    : Int32Array.from({ length: packed.length / 4 }, (_, i) => view.getInt32(i * 4));
}
