import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, openDatabase, registerOwner, startDatabase, writeTransaction } from "../src/index.ts";
import { foundOrganization } from "./register.ts";

let folder = "";
let dataDir = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "riskloom-embedded-"));
  await chmod(folder, 0o755);
  dataDir = join(folder, "data");
});

afterEach(() => rm(folder, { recursive: true }));

const log = () => undefined;

test("a register on the embedded server is used by a role that steps down from its owner, no superuser", async () => {
  const running = await startDatabase({ url: null, dataDir, poolSize: 1, log });
  const { rows } = await running.database.pool.query(
    "select session_user as owner, rolsuper as super, current_user as role from pg_roles where rolname = session_user",
  );
  expect(rows).toEqual([{ owner: "riskloom_owner", super: false, role: "riskloom_app" }]);
  await running.close();
});

test("a register that the superuser made is given to the login role, with all that is in it", async () => {
  const server = await startEmbedded({ dataDir, durable: false });
  const { role } = await migrate(server.url);
  const before = await openDatabase({ url: server.url, role, poolSize: 1 });
  const organizationId = await foundOrganization(before, "Kept");
  await before.close();
  await server.stop();
  const { loginUrl, stop } = await startEmbedded({ dataDir, durable: false, login: registerOwner });
  expect(await migrate(loginUrl)).toEqual({ applied: [], role });
  const after = await openDatabase({ url: loginUrl, role, poolSize: 2 });
  await writeTransaction(after, { organizationId, userId: null }, ({ db }) =>
    db.updateTable("organization").set({ name: "Renamed" }).execute(),
  );
  expect((await after.pool.query("select finding from installation_findings()")).rows).toEqual([
    { finding: null },
  ]);
  const { rows: foreign } = await after.pool.query(
    `select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'as_of'::regnamespace)
       and relkind in ('r', 'v', 'S') and relowner::regrole::text <> 'riskloom_owner'`,
  );
  expect(foreign).toEqual([]);
  await after.close();
  await stop();
});

test("a start without a database that can be had names DATABASE_URL as the other way", async () => {
  await mkdir(join(dataDir, "pg18"), { recursive: true });
  await writeFile(join(dataDir, "pg18", "PG_VERSION"), "17\n");
  await expect(startDatabase({ url: null, dataDir, log })).rejects.toMatchObject({
    code: "other_version",
    message: expect.stringMatching(/PostgreSQL 17[^]*DATABASE_URL/),
  });
});
