import { Client, type QueryResultRow } from "pg";

/** Runs one query as the owner, who sees the whole catalogue. */
export async function asOwner<Row extends QueryResultRow>(
  url: string,
  query: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** Tables of the register that keep history. */
export const trackedTables = (url: string): Promise<string[]> =>
  asOwner<{ name: string }>(
    url,
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'sys_period'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and not exists (select from pg_attribute h where h.attrelid = c.oid and h.attname = 'closed_with') order by 1`,
  ).then((rows) => rows.map(({ name }) => name));

export interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

/** The columns of all tables and views of a schema, by table and name. */
export const columnsIn = (url: string, schema: string): Promise<Column[]> =>
  asOwner<Column>(
    url,
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attname`,
    [schema],
  );
