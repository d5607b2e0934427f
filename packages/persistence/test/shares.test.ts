import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase, readTransaction, writeTransaction } from "../src/index.ts";
import { Shares } from "../src/pool/shares.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization } from "./register.ts";

let shares: Shares;
beforeEach(() => {
  shares = new Shares(16, 1_000);
});

/** Work that is held until it is let go, and counted as it begins. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const state = { begun: 0, letGo: resolve };
  return Object.assign(state, { run: () => (state.begun++, promise) });
}

it("one organization uses half of the pool for reads, a quarter for changes and an eighth for long work", async () => {
  for (const [use, most] of [
    ["read", 8],
    ["write", 4],
    ["long", 2],
  ] as const) {
    const held = work();
    const all = Array.from({ length: 20 }, () => shares.during(1, use, held.run));
    expect([use, held.begun]).toEqual([use, most]);
    held.letGo();
    await Promise.all(all);
    expect(held.begun).toBe(20);
  }
});

it("another organization, and another use, does not wait", async () => {
  const held = work();
  const all = Array.from({ length: 20 }, () => shares.during(1, "write", held.run));
  expect(await shares.during(2, "write", () => Promise.resolve("other"))).toBe("other");
  expect(await shares.during(1, "read", () => Promise.resolve("read"))).toBe("read");
  held.letGo();
  await Promise.all(all);
});

it("work on a second connection does not wait for those that hold a first one", async () => {
  const small = new Shares(1, 1_000);
  expect(await small.during(1, "long", () => small.during(1, "long", () => Promise.resolve(7)))).toBe(7);
});

it("too many that wait are refused at once, and nobody waits for ever", async () => {
  const small = new Shares(1, 100);
  const held = work();
  const first = small.during(1, "write", held.run);
  const waiting = Array.from({ length: 50 }, () =>
    small.during(1, "write", held.run).catch((error: Error) => error.message),
  );
  await expect(small.during(1, "write", held.run)).rejects.toMatchObject({ code: "Unavailable" });
  expect(new Set(await Promise.all(waiting)).size).toBe(1);
  expect(held.begun).toBe(1);
  held.letGo();
  await first;
  expect(await small.during(1, "write", () => Promise.resolve("again"))).toBe("again");
});

it("a failure gives its place on", async () => {
  const small = new Shares(1, 1_000);
  await expect(small.during(1, "read", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await small.during(1, "read", () => Promise.resolve("next"))).toBe("next");
});

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await freshDatabase();
  database = await openDatabase({
    url: test.url,
    role: test.role,
    poolSize: 16,
    limits: { lockMs: 500, connectMs: 500 },
  });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

it("forty writers that wait for a held turn leave connections to everybody else, and are refused in time", async () => {
  const scope = { organizationId: await foundOrganization(database, "Held"), userId: null };
  const other = { organizationId: await foundOrganization(database, "Other"), userId: null };
  const held = work();
  const holder = writeTransaction(test.database, scope, held.run);
  await expect.poll(() => held.begun).toBe(1);
  const writers = Array.from({ length: 40 }, () =>
    writeTransaction(database, scope, () => Promise.resolve("written")).catch(
      (error: { code: string }) => error.code,
    ),
  );
  expect(await readTransaction(database, scope, () => Promise.resolve("read"))).toBe("read");
  expect(await writeTransaction(database, other, () => Promise.resolve("written"))).toBe("written");
  expect(database.pool.totalCount).toBeLessThanOrEqual(8);
  expect(new Set(await Promise.all(writers))).toEqual(new Set(["55P03", "Unavailable"]));
  held.letGo();
  await holder;
});
