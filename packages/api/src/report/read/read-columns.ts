import type { Db } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";

type Columns<Row> = { readonly [Name in keyof Row]: RawBuilder<unknown> };

/** A query's rows, one array per column, all of the same length. */
export type ColumnsOf<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/**
 * Many short rows of one query, fetched as one array per column: tens of thousands of rows then cost the server and this
 * process a fraction of what as many separate rows do. `from` is everything after the columns, its order included.
 */
export async function readColumns<Row extends object>(
  db: Db,
  columns: Columns<Row>,
  from: RawBuilder<unknown>,
): Promise<ColumnsOf<Row>> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const selected = sql.join(names.map((name) => sql`${columns[name]} as ${sql.ref(name)}`));
  const gathered = sql.join(
    names.map(
      (name) => sql`coalesce(array_to_json(array_agg(${sql.ref(`q.${name}`)})), '[]') as ${sql.ref(name)}`,
    ),
  );
  const { rows } = await sql<ColumnsOf<Row>>`select ${gathered} from (select ${selected} ${from}) q`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Error("An aggregate has one row.");
  return found;
}

/** The same as rows. */
export async function readRows<Row extends object>(
  db: Db,
  columns: Columns<Row>,
  from: RawBuilder<unknown>,
): Promise<Row[]> {
  const found = await readColumns(db, columns, from);
  const names = Object.keys(columns) as (keyof Row & string)[];
  const [first] = names;
  return Array.from({ length: first === undefined ? 0 : found[first].length }, (_, i) => {
    const row: Partial<Row> = {};
    for (const name of names) row[name] = found[name][i];
    // every column of a row was set
    return row as Row;
  });
}
