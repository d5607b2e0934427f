import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Database,
  foundingTransaction,
  loadingTransaction,
  openDatabase,
  Organization,
  readTransaction,
  uuidV7,
  writeTransaction,
} from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization } from "./register.ts";

let test: TestDatabase;
let owner: Database;
beforeAll(async () => {
  test = await freshDatabase();
  owner = await openDatabase({ url: test.url, role: test.role, as: "owner", poolSize: 2 });
});
afterAll(async () => {
  await owner.close();
  await test.drop();
});

const day = (number: number) => `2026-01-0${number}T00:00:00.000000Z`;
const found = (at: string) =>
  foundingTransaction(
    owner,
    async ({ em }, id) => {
      em.create(Organization, {
        id,
        organizationId: id,
        uid: uuidV7(),
        name: "Loaded",
        defaultProjectId: null,
      });
      await em.flush();
      return id;
    },
    { at },
  );
const rename = (organizationId: number, at: string, name: string) =>
  loadingTransaction(owner, { organizationId, userId: 3, at }, ({ db }) =>
    db.updateTable("organization").set({ name }).execute(),
  );

it("the owner loads a register with its history, and the server reads it and goes on", async () => {
  const organizationId = await found(day(1));
  await rename(organizationId, day(2), "Second");
  const scope = { organizationId, userId: null };
  const now = await writeTransaction(test.database, scope, async ({ db, at }) => {
    await db.updateTable("organization").set({ name: "Now" }).execute();
    return at;
  });
  expect(now > day(2)).toBe(true);
  const seen = (asOf: string) =>
    readTransaction(test.database, { ...scope, asOf }, ({ db }) =>
      db.selectFrom("organization").select(["name", "updated_at", "updated_by", "created_at"]).execute(),
    );
  expect(await seen(day(1))).toEqual([
    { name: "Loaded", updated_at: day(1), updated_by: null, created_at: day(1) },
  ]);
  expect(await seen(day(3))).toEqual([
    { name: "Second", updated_at: day(2), updated_by: 3, created_at: day(1) },
  ]);
  expect(await seen(now)).toMatchObject([{ name: "Now", created_at: day(1) }]);
});

it("what is loaded is held by row-level security like the server", async () => {
  const organizationId = await found(day(1));
  const other = await foundOrganization(test.database, "Other");
  const seen = await loadingTransaction(owner, { organizationId, userId: null, at: day(2) }, ({ db }) =>
    db.selectFrom("organization").select("id").execute(),
  );
  expect(seen).toEqual([{ id: organizationId }]);
  for (const transaction of [readTransaction<{ id: number }[]>, writeTransaction<{ id: number }[]>])
    expect(
      await transaction(owner, { organizationId: other, userId: null }, ({ db }) =>
        db.selectFrom("organization").select("id").execute(),
      ),
    ).toEqual([{ id: other }]);
});

it("time does not turn back, stand still or run ahead", async () => {
  const organizationId = await found(day(3));
  for (const at of [day(2), day(3), "2999-01-01T00:00:00.000000Z"])
    await expect(rename(organizationId, at, "No")).rejects.toThrow(
      "after the one before it and not in the future",
    );
});

it("the server may not load", async () => {
  const organizationId = await foundOrganization(test.database, "Mine");
  const scope = { organizationId, userId: null, at: day(1) };
  await expect(loadingTransaction(test.database, scope, async () => 1)).rejects.toThrow("permission denied");
  await expect(foundingTransaction(test.database, async () => 1, { at: day(1) })).rejects.toThrow(
    "permission denied",
  );
});

it("a server that row-level security would not hold does not open", async () => {
  await expect(openDatabase({ url: test.url, role: null })).rejects.toThrow(
    "Row-level security does not hold",
  );
});
