import type { TestRegister } from "@riskloom/api/testing";
import { Client } from "pg";

/** What the mere use of a credential changes, and nobody reads. */
const unread = ["credential", "organization_clock", "login_attempt", "idempotency_key"];

/**
 * Tells whether anything that the register holds was written, history included: a row that is made or written again bears the
 * transaction that did it, later than all before it, and one that is taken away is missing in the count. What was written as it
 * stood counts as well.
 */
export interface Digest {
  /** whether nothing has changed since the last look */
  unchanged(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openDigest({ url }: TestRegister): Promise<Digest> {
  // A plan of a hundred small tables is worked out alone: workers would take thirty times as long to be started.
  const client = new Client({ connectionString: url, options: "-c max_parallel_workers_per_gather=0" });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)",
    [unread],
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, concat(count(*), ' ', max(xmin::text::bigint)) as part from ${name}`,
  );
  const take = async () => {
    const taken = await client.query<{ part: string }>({
      name: "digest",
      text: `${parts.join(" union all ")} order by name`,
    });
    return taken.rows.map(({ part }) => part).join();
  };
  let last = await take();
  return {
    unchanged: async () => {
      const before = last;
      last = await take();
      return last === before;
    },
    close: () => client.end(),
  };
}
