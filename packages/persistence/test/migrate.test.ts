import { fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { migrate, openDatabase } from "../src/index.ts";
import { registerMigrations } from "../src/upgrade/register-migrations.ts";
import { versionProblem } from "../src/upgrade/server-version.ts";
import { emptyDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";

const names = registerMigrations.map(({ name }) => name);
let drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops) await drop();
  drops = [];
});
async function empty(): Promise<string> {
  const { url, drop } = await emptyDatabase();
  drops.push(drop);
  return url;
}

const locks = (url: string) =>
  asOwner(
    url,
    "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
  );
const relations = (url: string) =>
  asOwner(
    url,
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S') order by 1",
  );

const broken = {
  name: "m9999-broken",
  statements: ["create table half_made (id integer)", "insert into no_such_table values (1)"],
};

it("an empty database is brought to the current schema, and a second run finds nothing to do", async () => {
  const url = await empty();
  expect((await migrate(url)).applied).toEqual(names);
  expect((await migrate(url)).applied).toEqual([]);
  expect(await locks(url)).toEqual([]);
});

it("processes that start at once share the work, one migration by one of them", async () => {
  const url = await empty();
  const applied = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = fork(new URL("migrate-child.ts", import.meta.url), [url], {
        execArgv: ["--conditions=@riskloom/source", "--disable-warning=ExperimentalWarning"],
      });
      const [message]: unknown[] = await once(child, "message");
      await once(child, "exit");
      return message;
    }),
  );
  expect(applied.flat()).toEqual(names);
  expect(await locks(url)).toEqual([]);
}, 60_000);

describe("a migration that fails", () => {
  it("leaves nothing of a first start, says which and why, and lets the next try", async () => {
    const url = await empty();
    await expect(migrate(url, [...registerMigrations, broken])).rejects.toThrow(
      /^Migration m9999-broken failed, and the database is as it was: .*no_such_table/,
    );
    expect(
      (await relations(url)).filter(
        ({ relname }) => relname !== "migration" && relname !== "migration_id_seq",
      ),
    ).toEqual([]);
    expect(await locks(url)).toEqual([]);
    expect((await migrate(url)).applied).toEqual(names);
  });

  it("leaves nothing of itself on a database in use", async () => {
    const url = await empty();
    await migrate(url);
    const before = await relations(url);
    await expect(migrate(url, [...registerMigrations, broken])).rejects.toThrow("no_such_table");
    expect(await relations(url)).toEqual(before);
  });
});

it("a database that was not migrated does not open", async () => {
  const url = await empty();
  await expect(openDatabase({ url, role: null })).rejects.toThrow("not migrated");
});

it("a server that is too old is named, and one that is not is accepted", () => {
  expect(versionProblem(140_012, "14.12")).toBe("PostgreSQL 15 or later is needed; this server is 14.12.");
  expect(versionProblem(90_624, "9.6.24")).toContain("9.6.24");
  expect(versionProblem(150_000, "15.0")).toBeNull();
});

describe("a tracked table that a later migration changes", () => {
  it("takes its twin, trigger and view along, and the past gets the new column's default", async () => {
    const url = await empty();
    await migrate(url);
    await asOwner(
      url,
      `begin; select found_organization(null); insert into organization (id, organization_id, uid, name)
      values (1, 1, gen_random_uuid(), 'Old'); commit`,
    );
    await asOwner(url, "begin; select open_write(1, null); update organization set name = 'New'; commit");
    const statements = [
      "drop view as_of.organization",
      "alter table organization add column seats integer not null default 7, add column note text",
      "alter table organization drop column default_project_id",
      "alter table organization alter column name type varchar(40)",
      "select track('organization')",
    ];
    await migrate(url, [...registerMigrations, { name: "m9998-changes", statements }]);
    await asOwner(
      url,
      "begin; select open_write(1, null); update organization set seats = 8, note = 'x'; commit",
    );
    expect(
      await asOwner(url, "select name, seats, note, version from organization_history order by version"),
    ).toEqual([
      { name: "Old", seats: 7, note: null, version: 1 },
      { name: "New", seats: 7, note: null, version: 2 },
    ]);
    const columns = await asOwner<{ name: string }>(
      url,
      "select attname as name from pg_attribute where attrelid = 'as_of.organization'::regclass and attnum > 0 order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["note", "seats"]));
    expect(columns.map(({ name }) => name)).not.toContain("default_project_id");
    const types = await asOwner(
      url,
      "select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'organization_history'::regclass and attname = 'name'",
    );
    expect(types).toEqual([{ type: "character varying(40)" }]);
  });
});
