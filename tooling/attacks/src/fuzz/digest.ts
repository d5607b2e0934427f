import { Client } from "pg";

/** What the mere use of a credential changes, and nobody reads. */
const unread = ["credential", "organization_clock", "login_attempt", "idempotency_key"];

/** Tells whether anything that the register holds was written, its history included. */
export interface Digest {
  /** the tables in which a row was made, written or taken away since the last look */
  changed(): Promise<string[]>;
  close(): Promise<void>;
}

/** A row that is made or written again bears the transaction that did it, later than all before it; one that is gone is missing in the count. */
export async function openDigest(url: string): Promise<Digest> {
  // A plan of a hundred small tables is worked out alone: workers would take thirty times as long to be started.
  const client = new Client({ connectionString: url, options: "-c max_parallel_workers_per_gather=0" });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by relname",
    [unread],
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, concat(count(*), ' ', max(xmin::text::bigint)) as part from ${name}`,
  );
  let last = new Map<string, string>();
  const changed = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string; part: string }>(parts.join(" union all "));
    const now = new Map(rows.map(({ name, part }) => [name, part]));
    const names = [...now].filter(([name, part]) => last.get(name) !== part).map(([name]) => name);
    last = now;
    return names;
  };
  await changed();
  return { changed, close: () => client.end() };
}
