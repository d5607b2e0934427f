import type { TestRegister } from "@riskloom/api/testing";
import { Client } from "pg";

/** What the mere use of a credential changes, and nobody reads. */
const unread = ["credential", "organization_clock", "login_attempt", "idempotency_key"];

/** Tells whether anything that the register holds has changed, history included. */
export interface Digest {
  /** whether nothing has changed since the last look */
  unchanged(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openDigest({ url }: TestRegister): Promise<Digest> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)",
    [unread],
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, ';' order by t::text), '')) as part from ${name} t`,
  );
  const take = async () => {
    // Ordered, because a parallel plan answers the parts as they come.
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
