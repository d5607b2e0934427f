import { loadDemo } from "@riskloom/demo";
import type { Filling } from "@riskloom/api/testing";
import { openDatabase } from "@riskloom/persistence";
import { Client } from "pg";
import { openWorld, type World } from "../world/world.ts";

type ByUser = Record<"alice" | "bob" | "carol" | "mallory", number>;

const demo: Filling = {
  name: "demo",
  found: async ({ url, role }) => {
    const owner = await openDatabase({ url, role, as: "owner", poolSize: 2 });
    await loadDemo(owner);
    await owner.close();
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ users: ByUser; home: number; default: number; foreign: number }>(`
      with o as (select id, default_project_id, name = 'Demo Contractor' as home from organization)
      select (select jsonb_object_agg(split_part(email, '@', 1), id) from user_account) as users,
        (select id from o where home) as home,
        (select default_project_id from o where home) as default,
        (select default_project_id from o where not home) as foreign`);
    await client.end();
    const [row] = rows;
    if (row === undefined) throw new Error("the demo register has organizations");
    const secretOf = (name: string) => `demo-token-${name}`;
    return {
      organizationId: row.home,
      projectId: row.default,
      foreignProjectId: row.foreign,
      users: row.users,
      secrets: {
        alice: secretOf("alice"),
        bob: secretOf("bob"),
        carol: secretOf("carol"),
        mallory: secretOf("mallory"),
      },
    };
  },
  fill: () =>
    Promise.resolve(
      JSON.stringify({ alice: "demo-app", bob: "demo-app", carol: "demo-app", mallory: "demo-app" }),
    ),
};

/** The demo register behind the REST interfaces. */
export const openDemo = (): Promise<World> => openWorld("in process", {}, demo);
