import { CompiledQuery } from "kysely";
import { createHash, randomBytes } from "node:crypto";
import { DatabaseError } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, readTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner, trackedTables } from "./catalogue.ts";
import { foundOrganization, type Graph, makeGraph, type Write, writerOf } from "./register.ts";

let test: TestDatabase;
let ours: Graph;
let theirs: Graph;
let write: Write;
let tracked: string[];
let pastMoment: string;
beforeAll(async () => {
  test = await freshDatabase();
  const graphOf = async (name: string) => {
    const organizationId = await foundOrganization(test.database, name);
    const write = writerOf(test.database, organizationId);
    const graph = await write((writing) => makeGraph(writing, organizationId, name));
    // A version of each kind of row in the history too.
    await write(({ db }) =>
      db
        .updateTable("risk")
        .set({ title: `${name} changed` })
        .execute(),
    );
    await write(({ db }) =>
      db
        .updateTable("project")
        .set({ title: `${name} changed` })
        .execute(),
    );
    await write(({ db }) =>
      db
        .updateTable("organization")
        .set({ name: `${name} changed` })
        .execute(),
    );
    return graph;
  };
  ours = await graphOf("Ours");
  theirs = await graphOf("Theirs");
  write = writerOf(test.database, ours.organizationId);
  tracked = await trackedTables(test.url);
  pastMoment = await write(async ({ at }) => at);
});
afterAll(() => test.drop());

const scope = () => ({ organizationId: ours.organizationId, userId: null });
const tenantsIn = (relation: string, asOf?: string) =>
  readTransaction(test.database, { ...scope(), asOf }, async ({ db }) => {
    const { rows } = await db.executeQuery<{ organization_id: number }>(
      CompiledQuery.raw(`select distinct organization_id from ${relation}`),
    );
    return rows.map(({ organization_id }) => organization_id);
  });

describe("with no tenant in the query", () => {
  const onlyOurs = (tenants: number[]) => tenants.every((tenant) => tenant === ours.organizationId);

  it("no row of another tenant is seen, now, in the history or in the past", async () => {
    for (const table of tracked) {
      expect([table, onlyOurs(await tenantsIn(`public.${table}`))]).toEqual([table, true]);
      expect([table, onlyOurs(await tenantsIn(`public.${table}_history`))]).toEqual([table, true]);
      expect([table, onlyOurs(await tenantsIn(table, pastMoment))]).toEqual([table, true]);
      expect([table, onlyOurs(await tenantsIn(`as_of.${table}`, pastMoment))]).toEqual([table, true]);
    }
  });

  it("our own rows are", async () => {
    for (const relation of [
      "risk",
      "risk_history",
      "project",
      "evaluation",
      "organization",
      "organization_clock",
    ])
      expect([relation, await tenantsIn(relation)]).toEqual([relation, [ours.organizationId]]);
  });

  it("no row of another tenant is changed or deleted", async () => {
    const changed = await write(async ({ db }) => [
      await db.updateTable("risk").set({ title: "taken" }).where("id", "=", theirs.riskId).executeTakeFirst(),
      await db
        .updateTable("organization")
        .set({ name: "taken" })
        .where("id", "=", theirs.organizationId)
        .executeTakeFirst(),
    ]);
    expect(changed.map(({ numUpdatedRows }) => numUpdatedRows)).toEqual([0n, 0n]);
    const deleted = await write(({ db }) =>
      db.deleteFrom("risk").where("id", "=", theirs.riskId).executeTakeFirst(),
    );
    expect(deleted.numDeletedRows).toBe(0n);
  });
});

it("a row cannot be written into another tenant, nor moved there", async () => {
  const insert = `insert into tag (uid, organization_id, project_id, family, category_id, name, ordering)
    select gen_random_uuid(), ${theirs.organizationId}, project_id, family, category_id, name, ordering from tag`;
  await expect(write(({ db }) => db.executeQuery(CompiledQuery.raw(insert)))).rejects.toThrow(
    "row-level security",
  );
  await expect(
    write(({ db }) => db.updateTable("tag").set({ organization_id: theirs.organizationId }).execute()),
  ).rejects.toThrow("row-level security");
});

it("a reference to a foreign row fails in the words of a reference to none", async () => {
  const tagWith = (tagId: number) =>
    write(({ db }) =>
      db
        .insertInto("risk_tag")
        .values({
          organization_id: ours.organizationId,
          project_id: ours.projectId,
          risk_id: ours.riskId,
          tag_id: tagId,
        } as never)
        .execute(),
    ).then(
      () => "written",
      (error: unknown) => (error as DatabaseError).constraint,
    );
  const foreign = await tagWith(theirs.tagId);
  expect(foreign).toBe("risk_tag_tag_id_fkey");
  expect(await tagWith(123_456)).toBe(foreign);
});

it("outside a transaction nothing is visible", async () => {
  for (const table of tracked)
    for (const relation of [table, `${table}_history`, `as_of.${table}`]) {
      const { rows } = await test.database.pool.query(`select 1 from ${relation} limit 1`);
      expect([relation, rows]).toEqual([relation, []]);
    }
});

it("the tenant of a transaction does not outlast it on its connection, committed or not", async () => {
  await write(async () => undefined);
  await write(() => Promise.reject(new Error("no"))).catch(() => undefined);
  const looks = Array.from({ length: 16 }, () =>
    test.database.pool.query("select app_organization() as tenant, app_actor() as actor"),
  );
  for (const { rows } of await Promise.all(looks)) expect(rows).toEqual([{ tenant: null, actor: null }]);
});

describe("the server's role", () => {
  const attempt = (statement: string) => write(({ db }) => db.executeQuery(CompiledQuery.raw(statement)));

  it.each([
    "insert into risk_history (id, closed_with) values (1, 'delete')",
    "update risk_history set title = ''",
    "delete from risk_history",
  ])("cannot write history: %s", async (statement) => {
    await expect(attempt(statement)).rejects.toThrow("permission denied");
  });

  it.each([
    "update organization_clock set last = '2001-01-01Z'",
    "truncate risk",
    "select open_write_at(1, null, '2026-01-01Z')",
    "select found_organization_at(null, '2026-01-01Z')",
    "select track('risk')",
    "select fence('risk')",
    "select settle_access()",
    "alter table risk disable row level security",
    "alter table risk disable trigger track",
    "drop policy tenant on risk",
    "create table public.mine (id integer)",
    "select * from login_attempt",
    "select * from migration",
  ])("may not: %s", async (statement) => {
    await expect(attempt(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("is not a superuser and does not bypass row-level security", async () => {
    const { rows } = await test.database.pool.query(
      "select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([
      { rolname: "riskloom_app", rolsuper: false, rolbypassrls: false, rolcanlogin: false },
    ]);
  });

  it("is kept when the address brings options of its own", async () => {
    const url = new URL(test.url);
    url.searchParams.set("options", "-c role=none -c timezone=Asia/Tokyo -c search_path=pg_temp");
    const database = await openDatabase({ url: url.href, role: test.role, poolSize: 1 });
    const { rows } = await database.pool.query(
      "select current_user as name, current_setting('timezone') as zone",
    );
    await database.close();
    expect(rows).toEqual([{ name: "riskloom_app", zone: "UTC" }]);
  });
});

describe("of everything in the database", () => {
  it("each table with a tenant is fenced, so that later tables are covered", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and exists (
         select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
           and pg_get_expr(p.polqual, c.oid) like '(organization_id = ( SELECT app_organization() AS app_organization))%'
           and p.polwithcheck is null)
         and (select count(*) from pg_policy p where p.polrelid = c.oid) = 1)`,
    );
    expect(rows).toEqual([]);
  });

  it("each table without a tenant is out of the server's reach", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
         and has_table_privilege('riskloom_app', c.oid, 'select, insert, update, delete')`,
    );
    expect(rows).toEqual([]);
  });

  it("each function that runs as the owner looks names up where nobody else can put them", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
         and coalesce(not 'search_path=pg_catalog, public, pg_temp' = any (p.proconfig), true)`,
    );
    expect(rows).toEqual([]);
  });

  it("no function of ours can be called by everybody", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
         and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`,
    );
    expect(rows).toEqual([]);
  });
});

describe("finding out who is calling", () => {
  const secret = createHash("sha256").update(randomBytes(8)).digest();

  it("finds the one credential across tenants, and only while it lives", async () => {
    const userId = await write(async ({ db, at }) => {
      const { rows } = await db.executeQuery<{ id: number }>(
        CompiledQuery.raw(
          `insert into user_account (uid, organization_id, username, email, first_name, last_name)
           values (gen_random_uuid(), ${ours.organizationId}, 'Ann', 'ann@example.com', 'Ann', 'Lee') returning id`,
        ),
      );
      const id = rows[0]?.id ?? 0;
      const raw = (statement: string) => db.executeQuery(CompiledQuery.raw(statement));
      await raw(`insert into membership (organization_id, user_id, role, api_access, confidential_access)
        values (${ours.organizationId}, ${id}, 'member', true, false)`);
      await raw(`insert into credential (organization_id, user_id, kind, label, secret_hash)
        values (${ours.organizationId}, ${id}, 'apiKey', 'test made ${at}', '\\x${secret.toString("hex")}')`);
      await raw(
        `insert into user_secret (organization_id, user_id, password_hash) values (${ours.organizationId}, ${id}, 'hash')`,
      );
      return id;
    });
    const look = () => test.database.pool.query("select * from authenticate($1)", [secret]);
    const [found] = (await look()).rows;
    expect(found).toMatchObject({
      organization_id: ours.organizationId,
      user_id: userId,
      full_name: "Ann Lee",
      role: "member",
    });
    await test.database.pool.query("select note_use($1)", [found.credential_id]);
    expect((await look()).rows).toMatchObject([{ used_recently: true }]);
    const { rows } = await test.database.pool.query("select * from login_candidate('ANN@example.com')");
    expect(rows).toMatchObject([{ user_id: userId, password_hash: "hash" }]);
    await write(({ db }) => db.updateTable("credential").set({ revoked_at: pastMoment }).execute());
    expect((await look()).rows).toEqual([]);
  });

  it("opens no gate for what follows on the connection", async () => {
    const rows = await readTransaction(test.database, scope(), async ({ db }) => {
      await db.executeQuery(CompiledQuery.raw(`select * from authenticate('\\x${secret.toString("hex")}')`));
      return db.selectFrom("organization").select("id").execute();
    });
    expect(rows).toEqual([{ id: ours.organizationId }]);
  });

  it("counts the failures of a name, whatever its case, until one succeeds", async () => {
    const ask = async (statement: string) => (await test.database.pool.query(statement)).rows[0]?.n;
    expect(await ask("select login_failures('Eve', false) as n")).toBe(0);
    expect(await ask("select login_failures('Eve', true) as n")).toBe(1);
    expect(await ask("select login_failures('eVE', true) as n")).toBe(2);
    expect(await ask("select login_failures('eve', false) as n")).toBe(2);
    await asOwner(test.url, "update login_attempt set since = since - interval '16 minutes'");
    expect(await ask("select login_failures('eve', false) as n")).toBe(0);
    expect(await ask("select login_failures('mallory', true) as n")).toBe(1);
    expect(await asOwner(test.url, "select count(*) as n from login_attempt")).toEqual([{ n: "1" }]);
    await ask("select login_succeeded('Mallory')");
    expect(await ask("select login_failures('mallory', false) as n")).toBe(0);
  });

  it("keeps no name that was typed, which may be a password", async () => {
    await test.database.pool.query("select login_failures('my secret password', true)");
    const rows = await asOwner<{ name: string }>(test.url, "select name from login_attempt");
    for (const { name } of rows) expect(name).toMatch(/^[0-9a-f]{64}$/);
  });
});
