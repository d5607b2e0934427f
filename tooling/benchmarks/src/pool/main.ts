import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { foundOrganization } from "@riskloom/api/installation";
import {
  type Database,
  defaultLimits,
  migrate,
  openDatabase,
  registerOwner,
  type Tables,
  writeTransaction,
} from "@riskloom/persistence";
import { leanPool } from "@riskloom/persistence/testing";
import { Kysely, PostgresDialect, type PostgresPool, sql } from "kysely";
import { Pool } from "pg";
import { type Figures, measureInTurn } from "./measure-in-turn.ts";

// bench pool: what the register's pool saves beside the driver's own, with the same statements over the same driver.
const connections = 4;
const rows = 100;

type Work = (db: Kysely<Tables>, organizationId: number) => Promise<unknown>;

/** A read opens its snapshot as the register does, and asks for a page; a write takes its turn and changes one row. */
const works: readonly (readonly [string, Work])[] = [
  [`a page of ${rows} rows`, (db, organizationId) => read(db, organizationId, rows)],
  ["one row", (db, organizationId) => read(db, organizationId, 1)],
  [
    "a change of one row",
    (db, organizationId) =>
      db.transaction().execute(async (tx) => {
        await sql.raw(`select open_write(${organizationId}, null) as at`).execute(tx);
        const name = `Changed at ${performance.now()}`;
        await tx.updateTable("organization").set({ name }).where("id", "=", organizationId).execute();
      }),
  ],
];

const read = (db: Kysely<Tables>, organizationId: number, limit: number): Promise<unknown> =>
  db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await sql.raw(`select open_read(${organizationId}, null, null) as at`).execute(tx);
      const columns = ["id", "uid", "title", "project_id", "user_id", "version"] as const;
      const ofTenant = tx.selectFrom("label").select(columns).where("organization_id", "=", organizationId);
      return ofTenant.orderBy("id").limit(limit).execute();
    });

const over = (pool: PostgresPool): Kysely<Tables> => new Kysely({ dialect: new PostgresDialect({ pool }) });

const dataDir = await mkdtemp(join(tmpdir(), "riskloom-pool-"));
const server = await startEmbedded({ dataDir, temporary: true, login: registerOwner });
try {
  const { role } = await migrate(server.loginUrl);
  const database = await openDatabase({ url: server.loginUrl, role });
  const organizationId = await filled(database);
  await database.close();
  const pools = [true, false].map((lean) => {
    const pool = new Pool({
      connectionString: server.loginUrl,
      max: connections,
      options: `-c role=${role}`,
    });
    return over(lean ? leanPool(pool, defaultLimits) : pool);
  });
  const [lean, plain] = pools;
  if (lean === undefined || plain === undefined) throw new Error("There are two pools.");
  print(`${cpus().length} × ${cpus()[0]?.model}; ${connections} at once; medians of seven pairs`);
  print("work                          lean                    pg's own                gain: time, CPU");
  const of = (one: Kysely<Tables>, work: Work) => () => work(one, organizationId);
  for (const [name, work] of works)
    print(told(name, await measureInTurn(of(lean, work), of(plain, work), connections)));
  for (const pool of pools) await pool.destroy();
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function filled(database: Database): Promise<number> {
  const owner = { email: "one@example.com", firstName: "One", password: null };
  const { organizationId } = await foundOrganization({ database }, { name: "One", owner, template: "cost" });
  await writeTransaction(database, { organizationId, userId: null }, ({ db }) =>
    sql`insert into label (organization_id, uid, user_id, title, date)
      select ${organizationId}, gen_random_uuid(), (select min(id) from user_account), 'Label ' || n, now()
      from generate_series(1, ${rows}) as n`.execute(db),
  );
  return organizationId;
}

function told(name: string, { one, other, time, cpu }: Figures): string {
  const of = ({ perSecond, cpuUs }: Figures["one"]) =>
    `${perSecond.toFixed(0).padStart(6)}/s ${cpuUs.toFixed(0).padStart(5)} µs CPU`.padEnd(24);
  return `${name.padEnd(22)} ${of(one)} ${of(other)} ${time.toFixed(2)}, ${cpu.toFixed(2)}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
