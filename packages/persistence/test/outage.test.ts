import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type Database,
  type Limits,
  migrate,
  openDatabase,
  outageOf,
  readTransaction,
  startDatabase,
  writeTransaction,
} from "../src/index.ts";
import { emptyDatabase, freshDatabase, type TestDatabase, type Wire, wireTo } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
let wire: Wire;
const opened: Database[] = [];
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundOrganization(test.database, "First");
  wire = await wireTo(test.url);
});
afterEach(async () => {
  wire.mend();
  for (const database of opened.splice(0)) await database.close();
});
afterAll(async () => {
  await wire.close();
  await test.drop();
});

const scope = () => ({ organizationId, userId: null });
async function open(limits: Partial<Limits> = {}, poolSize = 4): Promise<Database> {
  const database = await openDatabase({ url: wire.url, role: test.role, poolSize, limits });
  opened.push(database);
  return database;
}
const read = (database: Database) =>
  readTransaction(database, scope(), ({ db }) => sql<{ n: number }>`select 1 as n`.execute(db));
const rename = (database: Database, name: string) =>
  writeTransaction(database, scope(), ({ db }) =>
    db.updateTable("organization").set({ name }).where("id", "=", organizationId).execute(),
  );
/** The SQLSTATE with which work fails, and the refusal that it is. */
const fails = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => new Error("it did not fail"),
    (reason: Error & { code?: string }) => reason,
  );
  return [(error as { code?: string }).code ?? error.message, outageOf(error)?.code];
};
const terminateAll = () =>
  asOwner(
    test.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );

describe("a connection that breaks", () => {
  it("fails the change that ran on it, and nothing else", async () => {
    const database = await open();
    const change = writeTransaction(database, scope(), async ({ db }) => {
      await db.updateTable("organization").set({ name: "Never" }).execute();
      await terminateAll();
      await db.updateTable("organization").set({ name: "Nor this" }).execute();
    });
    expect((await fails(change))[1]).toBe("Unavailable");
    await rename(database, "After");
    const { rows } = await readTransaction(database, scope(), ({ db }) =>
      sql<{ name: string }>`select name from organization`.execute(db),
    );
    expect(rows).toEqual([{ name: "After" }]);
  });

  it("leaves those that are well to the pool, so that it goes on where no other is to be had", async () => {
    const database = await open();
    const pids = async (): Promise<number[]> => {
      const reads = await Promise.all(
        [1, 2, 3, 4].map(() =>
          readTransaction(database, scope(), ({ db }) =>
            sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.1)`.execute(db),
          ),
        ),
      );
      return [...new Set(reads.flatMap(({ rows }) => rows.map(({ pid }) => pid)))];
    };
    const [gone, ...others] = await pids();
    await asOwner(test.url, `select pg_terminate_backend(${gone})`);
    await expect.poll(pids).not.toContain(gone);
    // Which of its connections the pool hands out is its own affair; they are all still there.
    const kept = await asOwner<{ pid: number }>(
      test.url,
      `select pid from pg_stat_activity where pid in (${others.join(", ")})`,
    );
    expect(new Set(kept.map(({ pid }) => pid))).toEqual(new Set(others));
  });

  it("is not noticed by a read, which is done once more", async () => {
    const database = await open();
    let runs = 0;
    const { rows } = await readTransaction(database, scope(), async ({ db }) => {
      if (runs++ === 0) await terminateAll();
      return sql<{ n: number }>`select 1 as n`.execute(db);
    });
    expect([runs, rows]).toEqual([2, [{ n: 1 }]]);
  });

  it("while the pool is warm, idle or at work leaves a pool that heals, however often", async () => {
    const database = await open();
    for (let round = 0; round < 10; round++) {
      const work = [read(database), rename(database, `Round ${round}`), read(database)];
      await Promise.all([...work.map((one) => one.catch(() => undefined)), terminateAll()]);
      expect((await read(database)).rows).toEqual([{ n: 1 }]);
    }
    expect(database.pool.totalCount).toBeLessThanOrEqual(4);
    await expect.poll(() => database.pool.totalCount - database.pool.idleCount).toBe(0);
  });
});

describe("a database that cannot be reached", () => {
  it("is an outage for whoever asks, and none any more as soon as it is back", async () => {
    const database = await open();
    await read(database);
    wire.cut();
    const bare = () => database.kysely.selectFrom("label").selectAll().execute();
    for (const work of [() => read(database), () => rename(database, "Lost"), bare])
      expect((await fails(work()))[1]).toBe("Unavailable");
    wire.mend();
    expect((await read(database)).rows).toEqual([{ n: 1 }]);
  });

  it("is told by readiness, which does not take part in the pool", async () => {
    const database = await open({}, 1);
    const busy = readTransaction(database, scope(), async () => database.readiness.problem());
    expect(await busy).toBeNull();
    wire.cut();
    expect(await database.readiness.problem()).toBe("the database cannot be reached");
    wire.mend();
    expect(await database.readiness.problem()).toBeNull();
    wire.freeze();
    expect(await database.readiness.problem()).toBe("the database does not answer");
  });

  it("is waited for at the start", async () => {
    const empty = await emptyDatabase();
    const way = await wireTo(empty.url);
    way.cut();
    const said: string[] = [];
    const log = (message: string) => {
      said.push(message);
      way.mend();
    };
    const { database, close } = await startDatabase({ url: way.url, dataDir: "", log });
    expect(said).toEqual(["waiting for the database", "migrated the database"]);
    expect(await database.readiness.problem()).toBeNull();
    await close();
    await way.close();
    await empty.drop();
  });

  it("is waited for no longer than patience lasts, and a wrong password not at all", async () => {
    wire.cut();
    const start = startDatabase({ url: wire.url, dataDir: "", log: () => undefined, patienceMs: 1 });
    expect(await fails(start)).toEqual(["08001", "Unavailable"]);
    wire.mend();
    const url = new URL(wire.url);
    url.pathname = "/riskloom_test_no_such_database";
    expect(await fails(startDatabase({ url: url.href, dataDir: "", log: () => undefined }))).toEqual([
      "3D000",
      "Unavailable",
    ]);
  });
});

describe("limits", () => {
  it("end a statement, a wait for the turn and a wait for a connection", async () => {
    const database = await open({ statementMs: 50, lockMs: 20, connectMs: 1_000 }, 2);
    const sleep = readTransaction(database, scope(), ({ db }) => sql`select pg_sleep(5)`.execute(db));
    expect(await fails(sleep)).toEqual(["57014", "Unavailable"]);
    const { promise: held, resolve: go } = Promise.withResolvers<void>();
    const holder = writeTransaction(test.database, scope(), () => held);
    await expect.poll(async () => (await fails(rename(database, "Waits")))[0]).toBe("55P03");
    go();
    await holder;
    const taken = [await database.pool.connect(), await database.pool.connect()];
    expect(await fails(read(database))).toEqual(["53300", "Unavailable"]);
    for (const client of taken) client.release();
  });

  it("end a turn whose holder stands still, on the server's side", async () => {
    const stalled = await open({ idleMs: 100 });
    const { promise: still, resolve: go } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const change = writeTransaction(stalled, scope(), async ({ db }) => {
      await db.updateTable("organization").set({ name: "Never" }).execute();
      begin();
      await still;
      await db.updateTable("organization").set({ name: "Nor this" }).execute();
    });
    const failed = fails(change);
    await begun;
    await rename(test.database, "Another writer");
    go();
    expect(await failed).toEqual(["08006", "Unavailable"]);
  });

  it("let no transaction that took too long go on, nor commit", async () => {
    const database = await open({ requestMs: 1 });
    const change = writeTransaction(database, scope(), async ({ db }) => {
      await db.updateTable("organization").set({ name: "Never" }).execute();
      await sql`select pg_sleep(2)`.execute(db);
    });
    expect(await fails(change)).toEqual(["25P04", "Unavailable"]);
  });

  it("are wider for long work", async () => {
    // Long enough for what opens a transaction, on a busy machine, too.
    const database = await open({ statementMs: 1_000, longMs: 60_000 });
    const { rows } = await readTransaction(database, { ...scope(), long: true }, ({ db }) =>
      sql<{ n: number }>`select 1 as n from pg_sleep(1.2)`.execute(db),
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect((await read(database)).rows).toEqual([{ n: 1 }]);
  });

  it("end what a frozen database does not answer, and the connection with it", async () => {
    const database = await open({ statementMs: 1_000, connectMs: 1_000 });
    const change = writeTransaction(database, scope(), async ({ db }) => {
      wire.freeze();
      await db.updateTable("organization").set({ name: "Frozen" }).execute();
    });
    expect(await fails(change)).toEqual(["57014", "Unavailable"]);
    expect(await fails(read(database))).toEqual(["08001", "Unavailable"]);
    wire.mend();
    expect((await read(database)).rows).toEqual([{ n: 1 }]);
  });

  it("do not hold for whoever migrates or loads", async () => {
    const { role } = await migrate(wire.url);
    const owner = await openDatabase({ url: wire.url, role, as: "owner" });
    opened.push(owner);
    const { rows } = await owner.pool.query("show statement_timeout");
    expect(rows).toEqual([{ statement_timeout: "0" }]);
  });
});
