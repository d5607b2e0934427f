import type { Db } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";

type Columns<Row> = { readonly [Name in keyof Row]: RawBuilder<unknown> };

/**
 * Many short rows of one query, fetched as one array per column: tens of thousands of rows then cost the server and this
 * process a fraction of what as many separate rows do. `from` is everything after the columns, its order included.
 */
export async function readColumns<Row extends object>(
  db: Db,
  columns: Columns<Row>,
  from: RawBuilder<unknown>,
): Promise<Row[]> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const selected = sql.join(names.map((name) => sql`${columns[name]} as ${sql.ref(name)}`));
  const gathered = sql.join(
    names.map((name) => sql`array_to_json(array_agg(${sql.ref(`q.${name}`)})) as ${sql.ref(name)}`),
  );
  const { rows } = await sql<{ [Name in keyof Row]: Row[Name][] | null }>`
    select ${gathered} from (select ${selected} ${from}) q`.execute(db);
  const arrays = names.map((name) => rows[0]?.[name] ?? []);
  const count = arrays[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const row: Partial<Row> = {};
    for (const [column, name] of names.entries()) row[name] = arrays[column]?.[i];
    // every column of a row was set
    return row as Row;
  });
}
