import { afterEach, expect, it } from "vitest";
import { migrate, startDatabase } from "../src/index.ts";
import { registerMigrations } from "../src/upgrade/register-migrations.ts";
import { emptyDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { schemaOf } from "./schema-of.ts";

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
const quiet = { dataDir: "/nowhere", log: () => undefined };

it("a look at an old database says which migrations are due, and changes nothing", async () => {
  const url = await empty();
  await migrate(url, registerMigrations.slice(0, -1));
  const before = await schemaOf(url);
  await expect(startDatabase({ url, look: true, ...quiet })).rejects.toThrow(
    `The database is not of the current version: ${registerMigrations.at(-1)?.name} is due.`,
  );
  expect(await schemaOf(url)).toEqual(before);
});

it("a look at an empty database, or at a folder without one, makes none", async () => {
  const url = await empty();
  await expect(startDatabase({ url, look: true, ...quiet })).rejects.toThrow("not of the current version");
  expect(await asOwner(url, "select to_regclass('public.migration') as made")).toEqual([{ made: null }]);
  await expect(startDatabase({ url: null, look: true, ...quiet })).rejects.toThrow(
    "There is no database in /nowhere",
  );
});

it("a look at a current database opens it", async () => {
  const url = await empty();
  await migrate(url);
  const { database, close } = await startDatabase({ url, look: true, ...quiet });
  const { rows } = await database.pool.query("select current_user <> session_user as stepped_down");
  expect(rows).toEqual([{ stepped_down: true }]);
  await close();
});

it("a database that is newer than the program is refused by its name at every start, and is left as it is", async () => {
  const url = await empty();
  const later = { name: "m9997-later", statements: ["create table later (id integer)"] };
  await migrate(url, [...registerMigrations, later]);
  await expect(migrate(url)).rejects.toThrow(
    "The database is newer than this program, which does not know m9997-later: start the version that made it, or a later one. Nothing was changed.",
  );
  for (const look of [true, false])
    await expect(startDatabase({ url, look, ...quiet })).rejects.toThrow("newer than this program");
});
