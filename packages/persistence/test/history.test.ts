import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { columnsOf, Organization, readTransaction, Risk, writeTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization, makeGraph, makeProject, makeRisk, type Write, writerOf } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
let projectId: number;
let write: Write;
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundOrganization(test.database, "Versions");
  write = writerOf(test.database, organizationId);
  projectId = await write((writing) => makeProject(writing, organizationId, "P"));
});
afterAll(() => test.drop());

let lastNumber = 0;
const newRisk = () => write((writing) => makeRisk(writing, { organizationId, projectId }, ++lastNumber));

const change = (id: number, title: string, userId: number | null = null) =>
  write(async ({ em, at }) => {
    (await em.findOneOrFail(Risk, { id })).title = title;
    await em.flush();
    return at;
  }, userId);

/** Every version of a risk with who closed it, oldest first; the open one last. */
async function versionsOf(id: number) {
  return readTransaction(test.database, { organizationId, userId: null }, async ({ db }) => {
    const { rows } = await db.executeQuery<{
      title: string;
      version: number;
      updated_by: number | null;
      closed_by: number | null;
      closed_with: string | null;
      opened: string;
      closed: string | null;
    }>(
      CompiledQuery.raw(
        `select title, version, updated_by, closed_by, closed_with, lower(sys_period) as opened, upper(sys_period) as closed
         from risk_history where id = ${id}
         union all select title, version, updated_by, null, null, lower(sys_period), null from risk where id = ${id} order by version`,
      ),
    );
    return rows;
  });
}

it("keeps every version and shows each at its moment", async () => {
  const rename = (name: string) =>
    write(async ({ em, at }) => {
      (await em.findOneOrFail(Organization, { id: organizationId })).name = name;
      await em.flush();
      return at;
    });
  const moments = [await rename("First"), await rename("Second"), await rename("Third")];
  const seen = await Promise.all(
    moments.map((asOf) =>
      readTransaction(test.database, { organizationId, userId: null, asOf }, ({ db }) =>
        db.selectFrom("organization").select(columnsOf("organization")).executeTakeFirstOrThrow(),
      ),
    ),
  );
  expect(seen.map(({ name }) => name)).toEqual(["First", "Second", "Third"]);
  expect(seen.map(({ version }) => version)).toEqual([2, 3, 4]);
  expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(moments);
});

it("an update that changes nothing but audit columns makes no version", async () => {
  const id = await newRisk();
  await write(({ db }) =>
    db
      .updateTable("risk")
      .set({ title: `Risk ${lastNumber}`, version: 99, updated_by: 7, updated_at: "2001-01-01T00:00:00Z" })
      .where("id", "=", id)
      .execute(),
  );
  expect(await versionsOf(id)).toMatchObject([{ version: 1, updated_by: null, closed: null }]);
});

it("a changed sign of zero is a version, because it can be read", async () => {
  const { evaluationId } = await write((writing) => makeGraph(writing, organizationId, "Zero"));
  const setMid = (literal: string) =>
    write(async ({ db, at }) => {
      await db.executeQuery(
        CompiledQuery.raw(`update evaluation set frequency_mid = '${literal}' where id = ${evaluationId}`),
      );
      return at;
    });
  const asOf = await setMid("0");
  await setMid("-0");
  const read = (past?: string) =>
    readTransaction(test.database, { organizationId, userId: null, asOf: past }, ({ db }) =>
      db
        .selectFrom("evaluation")
        .select("frequency_mid")
        .where("id", "=", evaluationId)
        .executeTakeFirstOrThrow(),
    );
  expect((await read()).frequency_mid).toBe(-0);
  expect((await read(asOf)).frequency_mid).toBe(0);
});

it("several changes in one transaction are one version, the last", async () => {
  const id = await newRisk();
  const at = await write(async ({ em, at }) => {
    const risk = await em.findOneOrFail(Risk, { id });
    for (const title of ["one", "two", "three"]) {
      risk.title = title;
      await em.flush();
    }
    return at;
  }, 5);
  expect(await versionsOf(id)).toMatchObject([
    { title: `Risk ${lastNumber}`, version: 1, closed: at, closed_by: 5, closed_with: "update" },
    { title: "three", version: 2, opened: at, updated_by: 5, closed: null },
  ]);
});

it("a row made, changed and deleted in one transaction leaves nothing", async () => {
  const id = await write(async (writing) => {
    const id = await makeRisk(writing, { organizationId, projectId }, ++lastNumber);
    const risk = await writing.em.findOneOrFail(Risk, { id });
    risk.title = "short-lived";
    await writing.em.flush();
    writing.em.remove(risk);
    await writing.em.flush();
    return id;
  });
  expect(await versionsOf(id)).toEqual([]);
});

it("a deletion is signed by its actor", async () => {
  const id = await newRisk();
  const at = await write(async ({ db, at }) => {
    await db.deleteFrom("risk").where("id", "=", id).execute();
    return at;
  }, 42);
  expect(await versionsOf(id)).toMatchObject([
    { version: 1, closed: at, closed_by: 42, closed_with: "delete" },
  ]);
});

it("a row changed and deleted in one transaction is a deletion of what it was before", async () => {
  const id = await newRisk();
  await change(id, "second");
  await write(async ({ em }) => {
    const risk = await em.findOneOrFail(Risk, { id });
    risk.title = "never seen";
    await em.flush();
    em.remove(risk);
    await em.flush();
  }, 42);
  expect(await versionsOf(id)).toMatchObject([
    { version: 1, closed_with: "update" },
    { title: "second", version: 2, closed_by: 42, closed_with: "delete" },
  ]);
});

it("versions of a row follow each other without gap or overlap", async () => {
  const id = await newRisk();
  for (const title of ["b", "c", "d"]) await change(id, title);
  const versions = await versionsOf(id);
  expect(versions.slice(0, -1).map(({ closed }) => closed)).toEqual(
    versions.slice(1).map(({ opened }) => opened),
  );
});

it("an aggregate's period shown in the past is open, as it was then", async () => {
  const id = await newRisk();
  const asOf = await change(id, "was open");
  await change(id, "later");
  const { rows } = await readTransaction(test.database, { organizationId, userId: null, asOf }, ({ db }) =>
    db.executeQuery(
      CompiledQuery.raw(
        `select lower(sys_period) as opened, upper(sys_period) as closed from risk where id = ${id}`,
      ),
    ),
  );
  expect(rows).toEqual([{ opened: asOf, closed: null }]);
});

it("outside a write transaction nothing is written", async () => {
  const id = await newRisk();
  const rename = { title: "outside" };
  // Without a tenant nothing is even found; the owner, whom no policy hides rows from, is refused by the trigger.
  const { numUpdatedRows } = await test.database.kysely
    .updateTable("risk")
    .set(rename)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(numUpdatedRows).toBe(0n);
  await expect(
    readTransaction(test.database, { organizationId, userId: null }, ({ db }) =>
      db.updateTable("risk").set(rename).where("id", "=", id).execute(),
    ),
  ).rejects.toThrow("read-only transaction");
});

it("in the past nothing is written", async () => {
  const id = await newRisk();
  const asOf = await change(id, "past");
  await expect(
    readTransaction(test.database, { organizationId, userId: null, asOf }, ({ db }) =>
      db.deleteFrom("risk").where("id", "=", id).execute(),
    ),
  ).rejects.toThrow("cannot delete from view");
});

it("what a transaction did before it failed is undone, and the organization goes on", async () => {
  const id = await newRisk();
  await expect(
    write(async ({ em }) => {
      (await em.findOneOrFail(Risk, { id })).title = "undone";
      await em.flush();
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  await change(id, "done");
  expect((await versionsOf(id)).map(({ title }) => title)).toEqual([`Risk ${lastNumber}`, "done"]);
});

it("an organization that does not exist can be neither read nor written", async () => {
  const nowhere = { organizationId: 999_999, userId: null };
  await expect(readTransaction(test.database, nowhere, async () => 1)).rejects.toThrow(
    "there is no organization 999999",
  );
  await expect(writeTransaction(test.database, nowhere, async () => 1)).rejects.toThrow(
    "there is no organization 999999",
  );
});

it("nothing but numbers and instants reaches the statement that opens a transaction", async () => {
  const work = async () => 1;
  const bad = "1); drop table risk; --";
  const read = (scope: unknown) =>
    readTransaction(test.database, scope as { organizationId: number; userId: null }, work);
  await expect(read({ organizationId: bad, userId: null })).rejects.toThrow(RangeError);
  await expect(read({ organizationId: 1.5, userId: null })).rejects.toThrow(RangeError);
  await expect(read({ organizationId, userId: 2 ** 31 })).rejects.toThrow(RangeError);
  await expect(read({ organizationId, userId: null, asOf: "2026-01-01'; drop table risk" })).rejects.toThrow(
    "An instant",
  );
});
