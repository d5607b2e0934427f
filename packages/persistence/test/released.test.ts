import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { migrate } from "../src/index.ts";
import { registerMigrations } from "../src/upgrade/register-migrations.ts";
import { emptyDatabase, freshDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { rowsOf, schemaOf } from "./schema-of.ts";

const folder = new URL("fixtures/releases/", import.meta.url);
const checksums: unknown = JSON.parse(readFileSync(new URL("checksums.json", folder), "utf8"));
const fixtures = readdirSync(folder).filter((file) => file.endsWith(".sql.gz"));
const names = registerMigrations.map(({ name }) => name);
/** The migrations that were made when nobody kept a database of their time. */
const before = names.indexOf("m0007-known-access");

let drops: (() => Promise<void>)[] = [];
async function empty(): Promise<string> {
  const { url, drop } = await emptyDatabase();
  drops.push(drop);
  return url;
}
afterEach(async () => {
  for (const drop of drops) await drop();
  drops = [];
});

it("the SQL of a migration that was recorded is never edited, and each is recorded with a database of its time", () => {
  const found = registerMigrations.map(({ name, statements }) => [
    name,
    createHash("sha256").update(statements.join(";\n")).digest("hex"),
  ]);
  expect(Object.fromEntries(found)).toEqual(checksums);
  expect(fixtures).toEqual(names.slice(before).map((name) => `${name}.sql.gz`));
});

it("migrations use no living code: each imports nothing but its own parts", () => {
  const migrations = new URL("../src/migrations/", import.meta.url);
  for (const file of readdirSync(migrations, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const source = readFileSync(new URL(file, migrations), "utf8");
    const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
    const own = `./${file.replace(/\.ts$/, "")}/`;
    expect(imports.filter((from) => from?.startsWith(own) !== true)).toEqual([]);
    expect(source).not.toContain("${");
  }
});

/** So that rows can be put in as they are and in any order. */
const open = `do $$ declare k record; begin
  for k in select conrelid::regclass as target, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace loop
    execute format('alter table %s drop constraint %I', k.target, k.conname);
  end loop;
  for k in select oid::regclass as target from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('alter table %s disable trigger user', k.target);
  end loop;
end $$; truncate migration`;

it.each(fixtures)(
  "a database with the demo register of the time of %s is upgraded to the very schema of a fresh one, and keeps every row",
  async (fixture) => {
    const sections = gunzipSync(readFileSync(new URL(fixture, folder))).toString("utf8");
    const [definitions, data, rest] = sections.split(/^-- (?:data|post-data)\n/m);
    const old = await empty();
    await asOwner(old, [definitions, data, rest].join("\n"));
    const due = names.slice(names.indexOf(fixture.replace(".sql.gz", "")) + 1);
    expect((await migrate(old)).applied).toEqual(due);
    const { url: fresh, drop } = await freshDatabase();
    drops.push(drop);

    expect(await schemaOf(old)).toEqual(await schemaOf(fresh));

    await asOwner(fresh, open);
    await asOwner(fresh, data ?? "");
    const rows = await rowsOf(fresh);
    expect(Object.values(rows).flat().length).toBeGreaterThan(2000);
    expect(await rowsOf(old)).toEqual(rows);
  },
  60_000,
);
