import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { expect, it } from "vitest";
import { readTransaction, startDatabase } from "../src/index.ts";
import { freshDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization } from "./register.ts";

/** Whether there are programs here that can dump what the tests run on; they read no server newer than themselves. */
async function canDump(url: string): Promise<boolean> {
  try {
    const program = /(\d+)/.exec(execFileSync("pg_dump", ["--version"], { encoding: "utf8" }))?.[1];
    execFileSync("pg_restore", ["--version"]);
    const [server] = await asOwner<{ version: number }>(
      url,
      "select current_setting('server_version_num')::integer / 10000 as version",
    );
    return Number(program) >= (server?.version ?? 0);
  } catch {
    return false;
  }
}

it("a dump that is restored into a cluster without the server's role opens after one start, with every right as it was", async (context) => {
  const source = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "riskloom-restore-"));
  const cluster = await startEmbedded({ dataDir, durable: false, temporary: true });
  try {
    context.skip(!(await canDump(source.url)), "there is no pg_dump for this server");
    const organizationId = await foundOrganization(source.database, "Ours");
    const file = join(dataDir, "register.dump");
    execFileSync("pg_dump", ["--format=custom", `--file=${file}`, source.url]);
    // Restoring tells of every right that cannot be granted, and goes on.
    const restored = spawnSync("pg_restore", ["--no-owner", `--dbname=${cluster.url}`, file], {
      encoding: "utf8",
    });
    expect(restored.stderr).toContain('role "riskloom_app" does not exist');
    expect(await asOwner(cluster.url, "select from pg_roles where rolname = 'riskloom_app'")).toEqual([]);

    const running = await startDatabase({ url: cluster.url, dataDir, log: () => undefined });
    const rows = await readTransaction(running.database, { organizationId, userId: null }, ({ db }) =>
      db.selectFrom("organization").select("name").execute(),
    );
    expect(rows).toEqual([{ name: "Ours" }]);
    await running.close();
    expect(await rights(cluster.url)).toEqual(await rights(source.url));
  } finally {
    await cluster.stop();
    await source.drop();
  }
}, 60_000);

/** Everything that the server's role may do, and how each table is fenced. */
const rights = (url: string) =>
  asOwner(
    url,
    `select c.oid::regclass::text as name, privilege_type as may, relrowsecurity as fenced, relforcerowsecurity as forced
     from pg_class c cross join lateral aclexplode(relacl) where grantee = 'riskloom_app'::regrole
     union all select p.oid::regprocedure::text, privilege_type, null, null
     from pg_proc p cross join lateral aclexplode(proacl) where grantee = 'riskloom_app'::regrole
     union all select nspname, privilege_type, null, null
     from pg_namespace cross join lateral aclexplode(nspacl) where grantee = 'riskloom_app'::regrole order by 1, 2`,
  );
