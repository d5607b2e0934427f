import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase, readTransaction, writeTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
// One connection, so that what is prepared for one transaction is there for the next.
let database: Database;
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundOrganization(test.database, "First");
});
beforeEach(async () => {
  await database?.close();
  database = await openDatabase({ url: test.url, role: test.role, poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const scope = () => ({ organizationId, userId: null });
const prepared = async () => {
  const { rows } = await database.pool.query<{ n: number }>(
    "select count(*) as n from pg_prepared_statements where name like 'riskloom%'",
  );
  return rows[0]?.n;
};

it("a statement that comes again is prepared, and names the past in the past and the present in the present", async () => {
  const rename = (name: string) =>
    writeTransaction(database, scope(), async ({ db, at }) => {
      await db.updateTable("organization").set({ name }).where("id", "=", organizationId).execute();
      return at;
    });
  const name = (asOf?: string) =>
    readTransaction(database, { ...scope(), asOf }, ({ db }) =>
      db.selectFrom("organization").select("name").where("id", "=", organizationId).executeTakeFirst(),
    );
  const asOf = await rename("Past");
  for (const present of ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]) {
    await rename(present);
    expect([await name(), await name(asOf), await name()]).toEqual([
      { name: present },
      { name: "Past" },
      { name: present },
    ]);
  }
  expect(await prepared()).toBe(3);
});

it("a connection keeps a bounded number of prepared statements", async () => {
  await readTransaction(database, scope(), async ({ db }) => {
    for (let index = 0; index < 220; index++)
      for (let run = 0; run < 3; run++)
        await sql`select ${index} as ${sql.ref(`column_${index}`)}`.execute(db);
  });
  expect(await prepared()).toBe(200);
});

it("a prepared statement whose columns a migration changed is prepared anew after one refusal", async () => {
  const all = () =>
    readTransaction(database, scope(), ({ db }) =>
      db.selectFrom("organization").selectAll().where("id", "=", organizationId).execute(),
    );
  for (let run = 0; run < 4; run++) await all();
  await asOwner(test.url, "alter table organization add column later integer");
  await expect(all()).rejects.toThrow("cached plan must not change result type");
  expect(await all()).toMatchObject([{ later: null }]);
});

it("a transaction begins before its first statement, with or without parameters, and only once", async () => {
  const em = database.orm.em.fork();
  await em.begin();
  await em.commit();
  for (const first of [
    CompiledQuery.raw("select 1 as n"),
    CompiledQuery.raw("select $1::integer as n", [1]),
  ]) {
    const transaction = await database.kysely.startTransaction().execute();
    expect((await transaction.executeQuery(first)).rows).toEqual([{ n: 1 }]);
    const stamp = CompiledQuery.raw("select now() as at, pg_sleep(0.001)::text");
    const [one, two] = [await transaction.executeQuery(stamp), await transaction.executeQuery(stamp)];
    expect(one.rows).toEqual(two.rows);
    await transaction.rollback().execute();
  }
  expect((await database.pool.query("select now() = statement_timestamp() as alone")).rows).toEqual([
    { alone: true },
  ]);
});

it("a statement that fails leaves the connection usable", async () => {
  const broken = readTransaction(database, scope(), ({ db }) =>
    db.executeQuery(CompiledQuery.raw("select no_such_column")),
  );
  await expect(broken).rejects.toThrow("no_such_column");
  expect(
    await readTransaction(database, scope(), ({ db }) =>
      db.selectFrom("organization").select("id").execute(),
    ),
  ).toEqual([{ id: organizationId }]);
});

const states = async () => {
  const { rows } = await test.database.kysely.executeQuery<{ state: string }>(
    CompiledQuery.raw(
      `select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%lingers%'`,
    ),
  );
  return rows.map(({ state }) => state);
};
const read = () =>
  readTransaction(database, scope(), ({ db }) => sql<{ lingers: number }>`select 1 as lingers`.execute(db));

it("a transaction that only read ends by itself, when no other follows on its connection", async () => {
  await read();
  await expect.poll(states, { interval: 20 }).toEqual([]);
  await expect(read()).resolves.toMatchObject({ rows: [{ lingers: 1 }] });
});

it("what follows a read on its connection does not see its snapshot, and may write", async () => {
  for (const name of ["After one", "After two"]) {
    await read();
    await writeTransaction(database, scope(), ({ db }) =>
      db.updateTable("organization").set({ name }).where("id", "=", organizationId).execute(),
    );
    const { rows } = await readTransaction(database, scope(), ({ db }) =>
      sql<{ name: string }>`select name from organization where id = ${organizationId}`.execute(db),
    );
    expect(rows).toEqual([{ name }]);
  }
});

it("a connection that breaks behind a read is replaced, and ends nothing else", async () => {
  await read();
  await asOwner(
    test.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await expect
    .poll(
      () =>
        read().then(
          ({ rows }) => rows.length,
          () => 0,
        ),
      { interval: 20 },
    )
    .toBe(1);
});
