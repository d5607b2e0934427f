import { CompiledQuery } from "kysely";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Database,
  migrate,
  openDatabase,
  Organization,
  readTransaction,
  writeTransaction,
} from "../src/index.ts";
import { foundingTransaction, loadingTransaction, uuidV7 } from "../src/index.ts";
import { asOwner, trackedTables } from "./catalogue.ts";
import { type OwnedDatabase, ownedDatabase } from "./owned-database.ts";
import { foundOrganization, type Graph, makeGraph, writerOf } from "./register.ts";

// A database user that may not make roles: nothing can be stepped down to, and row-level security holds the owner itself.
let owned: OwnedDatabase;
let database: Database;
let ours: Graph;
let theirs: Graph;
beforeAll(async () => {
  owned = await ownedDatabase();
  const { role } = await migrate(owned.url);
  database = await openDatabase({ url: owned.url, role, poolSize: 4 });
  const graphOf = async (name: string) => {
    const organizationId = await foundOrganization(database, name);
    return writerOf(database, organizationId)((writing) => makeGraph(writing, organizationId, name));
  };
  ours = await graphOf("Ours");
  theirs = await graphOf("Theirs");
});
afterAll(async () => {
  await database.close();
  await owned.drop();
});

const scope = () => ({ organizationId: ours.organizationId, userId: null });
const write = <T>(statement: string) =>
  writeTransaction(
    database,
    scope(),
    async ({ db }) => (await db.executeQuery<T>(CompiledQuery.raw(statement))).rows,
  );

it("every table with a tenant holds its owner too", async () => {
  expect(database.stepDownTo).toBeNull();
  const free = await asOwner(
    owned.superuserUrl,
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  expect(free).toEqual([]);
});

it("with no tenant in the query, only our own rows are seen, now, in the history and in the past", async () => {
  const asOf = await writeTransaction(database, scope(), async ({ db, at }) => {
    await db.updateTable("risk").set({ title: "second" }).execute();
    return at;
  });
  for (const table of await trackedTables(owned.superuserUrl))
    for (const relation of [`public.${table}`, `public.${table}_history`, `as_of.${table}`]) {
      const { rows } = await readTransaction(database, { ...scope(), asOf }, ({ db }) =>
        db.executeQuery(
          CompiledQuery.raw(`select id from ${relation} where organization_id <> ${ours.organizationId}`),
        ),
      );
      expect([relation, rows]).toEqual([relation, []]);
    }
  const titles = await readTransaction(database, scope(), ({ db }) =>
    db.selectFrom("risk").select("title").execute(),
  );
  expect(titles).toEqual([{ title: "second" }]);
});

it("nothing is visible outside a transaction, and nothing of another tenant is changed", async () => {
  expect((await database.pool.query("select id from risk")).rows).toEqual([]);
  expect(await write(`update risk set title = 'x' where id = ${theirs.riskId} returning id`)).toEqual([]);
  await expect(write(`update tag set organization_id = ${theirs.organizationId}`)).rejects.toThrow(
    "row-level security",
  );
});

it("a caller is found, and the gate is shut behind the look", async () => {
  const hash = createHash("sha256").update("secret").digest("hex");
  const [user] = await write<{ id: number }>(
    `insert into user_account (uid, organization_id, username, email, first_name, last_name)
     values (gen_random_uuid(), ${ours.organizationId}, 'ann', 'ann@example.com', 'Ann', 'Lee') returning id`,
  );
  await write(`insert into membership (organization_id, user_id, role, api_access, confidential_access)
    values (${ours.organizationId}, ${user?.id}, 'owner', true, true)`);
  await write(`insert into credential (organization_id, user_id, kind, label, secret_hash)
    values (${ours.organizationId}, ${user?.id}, 'apiKey', 'key', '\\x${hash}')`);
  const found = await database.pool.query(`select * from authenticate('\\x${hash}')`);
  expect(found.rows).toMatchObject([
    { organization_id: ours.organizationId, user_id: user?.id, full_name: "Ann Lee" },
  ]);
  await database.pool.query(`select note_use(${found.rows[0].credential_id})`);
  expect((await database.pool.query("select login_failures('ann', true) as n")).rows).toEqual([{ n: 1 }]);
  expect((await database.pool.query("select name_taken('ann@example.com', '') as n")).rows).toEqual([
    { n: true },
  ]);
  const after = await write(`select distinct organization_id from authenticate('\\x${hash}')
    union all select organization_id from organization`);
  expect(after).toEqual([{ organization_id: ours.organizationId }, { organization_id: ours.organizationId }]);
  expect(await write("select organization_id from organization")).toEqual([
    { organization_id: ours.organizationId },
  ]);
});

describe("rights follow the server", () => {
  it("when the role can be stepped down to later, and when it is lost again", async () => {
    const other = await ownedDatabase();
    try {
      expect((await migrate(other.url)).role).toBeNull();
      await asOwner(other.superuserUrl, `grant riskloom_app to ${other.owner}`);
      const gained = await migrate(other.url);
      expect(gained).toEqual({ applied: [], role: "riskloom_app" });
      expect(await worksWith(other.url, gained.role)).toEqual(works("riskloom_app"));
      await asOwner(other.superuserUrl, `revoke riskloom_app from ${other.owner}`);
      const lost = await migrate(other.url);
      expect(lost).toEqual({ applied: [], role: null });
      expect(await worksWith(other.url, lost.role)).toEqual(works(other.owner));
    } finally {
      await other.drop();
    }
  });

  it("when the user may make and grant roles itself", async () => {
    const other = await ownedDatabase("createrole");
    try {
      const { role } = await migrate(other.url);
      expect(await worksWith(other.url, role)).toEqual(works(role ?? other.owner));
    } finally {
      await other.drop();
    }
  });

  it("when two databases are migrated for the first time at the same moment", async () => {
    const others = await Promise.all([
      ownedDatabase("createrole"),
      ownedDatabase("createrole"),
      ownedDatabase(),
    ]);
    try {
      const migrated = await Promise.all(others.map(({ url }) => migrate(url)));
      for (const [index, { role }] of migrated.entries()) {
        const { url, owner } = others[index] ?? owned;
        expect(await worksWith(url, role)).toEqual(works(role ?? owner));
      }
    } finally {
      for (const other of others) await other.drop();
    }
  });

  it("and a user that bypasses row-level security and cannot step down is refused", async () => {
    const other = await ownedDatabase("bypassrls");
    try {
      await expect(migrate(other.url)).rejects.toThrow("bypasses row-level security");
    } finally {
      await other.drop();
    }
  });
});

/** Who the server is, and what it sees of one of two organizations that it founds; `works` is what is right. */
async function worksWith(url: string, role: string | null): Promise<unknown> {
  const server = await openDatabase({ url, role, poolSize: 2 });
  try {
    const organizationId = await foundOrganization(server, "One");
    await foundOrganization(server, "Two");
    await writerOf(
      server,
      organizationId,
    )(({ db }) => db.updateTable("organization").set({ name: "Uno" }).execute());
    const seen = await readTransaction(server, { organizationId, userId: null }, ({ db }) =>
      db.selectFrom("organization").select("name").execute(),
    );
    const outside = await server.pool.query("select id from organization_history");
    const { rows } = await server.pool.query<{ name: string }>("select current_user as name");
    return { user: rows[0]?.name, seen, outside: outside.rows };
  } finally {
    await server.close();
  }
}

const works = (user: string) => ({ user, seen: [{ name: "Uno" }], outside: [] });

describe("loading", () => {
  it("a register with its history works where the owner is held", async () => {
    const owner = await openDatabase({ url: owned.url, role: null, as: "owner", poolSize: 2 });
    const at = (day: string) => `2026-01-${day}T00:00:00.000000Z`;
    const organizationId = await foundingTransaction(
      owner,
      async ({ em }, id) => {
        em.create(Organization, {
          id,
          organizationId: id,
          uid: uuidV7(),
          name: "Loaded",
          defaultProjectId: null,
        });
        await em.flush();
        return id;
      },
      { at: at("01") },
    );
    await loadingTransaction(owner, { organizationId, userId: null, at: at("02") }, ({ db }) =>
      db.updateTable("organization").set({ name: "Changed" }).execute(),
    );
    const names = (asOf: string) =>
      readTransaction(owner, { organizationId, userId: null, asOf }, async ({ db, at }) => ({
        at,
        rows: await db.selectFrom("organization").select("name").execute(),
      }));
    expect(await names(at("01"))).toEqual({ at: at("01"), rows: [{ name: "Loaded" }] });
    expect(await names(at("03"))).toEqual({ at: at("02"), rows: [{ name: "Changed" }] });
    await owner.close();
  });
});
