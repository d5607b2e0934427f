import { isEmpty } from "@riskloom/api/installation";
import { demoOrganizations, loadDemo } from "@riskloom/demo";
import { migrate, openDatabase } from "@riskloom/persistence";
import { emptyDatabase } from "@riskloom/persistence/testing";
import { expect, it } from "vitest";

it("a load of the demo register that is broken off leaves an empty database, which is filled the next time, once", async () => {
  const { url, drop } = await emptyDatabase();
  const { role } = await migrate(url);
  const open = (poolSize = 2) => openDatabase({ url, role, as: "owner", poolSize });
  const { pool: watcher, close } = await open(1);
  const isUnder = async (): Promise<boolean> => {
    // A sequence tells what nobody else sees yet.
    const { rows } = await watcher.query<{ begun: boolean }>(
      "select pg_sequence_last_value(pg_get_serial_sequence('risk', 'id')::regclass) is not null as begun",
    );
    return rows[0]?.begun === true;
  };
  const first = await open();
  const broken = loadDemo(first).catch((error: unknown) => error);
  await expect.poll(isUnder, { timeout: 60_000, interval: 5 }).toBe(true);
  await watcher.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  expect(await broken).toBeInstanceOf(Error);
  await first.close();

  const [one, other] = [await open(), await open()];
  expect(await isEmpty(one)).toBe(true);
  await Promise.all([loadDemo(one), loadDemo(other)]);
  const { rows } = await watcher.query("select from organization");
  expect(rows).toHaveLength(demoOrganizations.length);
  for (const database of [one, other]) await database.close();
  await close();
  await drop();
}, 120_000);
