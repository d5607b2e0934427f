import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schemas, snakeCase } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner, type Column, columnsIn, trackedTables } from "./catalogue.ts";

let test: TestDatabase;
let tracked: string[];
let columns: Column[];
beforeAll(async () => {
  test = await freshDatabase();
  tracked = await trackedTables(test.url);
  columns = await columnsIn(test.url, "public");
});
afterAll(() => test.drop());

const of = (table: string) => columns.filter((column) => column.table === table);
const typed = (found: Column[]) => found.map(({ name, type }) => `${name} ${type}`);

describe("every entity", () => {
  const sqlTypes: Record<string, string> = {
    timestamptz: "timestamp with time zone",
    int: "integer",
    boolean: "boolean",
    uuid: "uuid",
  };
  it.each(schemas.map((schema) => ({ entity: schema.meta.className, schema })))(
    "$entity has the table's columns by name, type and nullability",
    ({ schema }) => {
      const { tableName } = schema.meta;
      const discovered = test.database.orm.getMetadata().getByClassName(schema.meta.className);
      const properties = discovered.props.map((property) => ({
        table: tableName,
        name: snakeCase(property.name),
        type: sqlTypes[property.columnTypes[0] ?? ""] ?? property.columnTypes[0],
        nullable: property.nullable === true,
      }));
      const found = of(tableName).filter(({ name }) => name !== "sys_period");
      expect(properties.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(found);
      expect(discovered.props.map(({ fieldNames }) => fieldNames)).toEqual(
        discovered.props.map(({ name }) => [snakeCase(name)]),
      );
    },
  );
});

describe("every tracked table", () => {
  it("is a table of the register, and there are some", () => {
    expect(tracked.length).toBeGreaterThanOrEqual(20);
  });

  it("has a twin with its columns by name and type, and who closed a version and when", () => {
    const expected = tracked.map((table) => [
      table,
      [
        ...typed(of(table)),
        "closed_at timestamp with time zone",
        "closed_by integer",
        "closed_with text",
      ].sort(),
    ]);
    expect(tracked.map((table) => [table, typed(of(`${table}_history`)).sort()])).toEqual(expected);
  });

  it("has a trigger on each kind of change of a row", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where t.tgname = 'track' and t.tgenabled = 'O' and t.tgtype = 1 | 2 | 4 | 8 | 16 and t.tgfoid = ('track_' || c.relname)::regproc order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(tracked);
  });

  it("has an as-of view with its columns by name and type that runs with the rights of who asks", async () => {
    const views = await columnsIn(test.url, "as_of");
    expect([...new Set(views.map(({ table }) => table))]).toEqual(tracked);
    for (const table of tracked)
      expect(typed(views.filter((column) => column.table === table))).toEqual(typed(of(table)));
    const rows = await asOwner<{ options: string[] | null }>(
      test.url,
      "select reloptions as options from pg_class where relnamespace = 'as_of'::regnamespace and relkind = 'v'",
    );
    expect(rows.map(({ options }) => options)).toEqual(tracked.map(() => ["security_invoker=true"]));
  });

  it("has versions of a row that cannot overlap", async () => {
    const rows = await asOwner<{ name: string }>(
      test.url,
      `select conrelid::regclass::text as name from pg_constraint
       where contype = 'x' and pg_get_constraintdef(oid) = 'EXCLUDE USING gist (id WITH =, sys_period WITH &&)' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual(tracked.map((table) => `${table}_history`).sort());
  });
});

it("a reference between tables of tenants has the tenant in its key", async () => {
  const rows = await asOwner<{ name: string }>(
    test.url,
    `select format('%s (%s)', conrelid::regclass, pg_get_constraintdef(k.oid)) as name from pg_constraint k
     where contype = 'f' and confrelid <> 'organization'::regclass
       and not exists (select from unnest(conkey) with ordinality as f (col, n)
         join unnest(confkey) with ordinality as t (col, n) using (n)
         join pg_attribute fa on fa.attrelid = conrelid and fa.attnum = f.col and fa.attname = 'organization_id'
         join pg_attribute ta on ta.attrelid = confrelid and ta.attnum = t.col and ta.attname = 'organization_id')`,
  );
  expect(rows).toEqual([]);
});

it("every reference is found from its other end by an index, so that a deletion scans no table", async () => {
  const rows = await asOwner<{ name: string }>(
    test.url,
    `select format('%s (%s)', conrelid::regclass, pg_get_constraintdef(k.oid)) as name from pg_constraint k
     where contype = 'f' and not exists (
       select from pg_index i where i.indrelid = k.conrelid
         and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey
         and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) like '%IS NOT NULL%'))`,
  );
  expect(rows).toEqual([]);
});

it("what hangs on a record is found by it in the past too", async () => {
  const rows = await asOwner<{ name: string }>(
    test.url,
    `select format('%s (%s)', conrelid::regclass, pg_get_constraintdef(k.oid)) as name from pg_constraint k
     join pg_class twin on twin.oid = to_regclass(conrelid::regclass || '_history')
     where contype = 'f' and confdeltype = 'c' and confrelid not in ('organization'::regclass) and not exists (
       select from pg_index i where i.indrelid = twin.oid
         and (select array_agg(attname::text order by n) from unnest((i.indkey::smallint[])[0:1]) with ordinality as c (attnum, n)
           join pg_attribute a on a.attrelid = twin.oid and a.attnum = c.attnum)
         = (select array_agg(attname::text order by n) from unnest(k.conkey) with ordinality as c (attnum, n)
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.attnum))`,
  );
  expect(rows).toEqual([]);
});

it("every index of a tenant's table begins with the tenant, except those that are unique in the installation", async () => {
  const rows = await asOwner<{ name: string }>(
    test.url,
    `select i.indexrelid::regclass::text as name from pg_index i
     join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
     where i.indkey[0] <> a.attnum and not i.indisprimary and not i.indisexclusion order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "credential_secret_hash_key",
    "user_account_email",
    "user_account_username",
  ]);
});
