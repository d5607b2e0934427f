import { type Instant } from "@riskloom/domain";
import fc from "fast-check";
import { CompiledQuery } from "kysely";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { columnsOf, readTransaction, Risk, type RowOf, writeTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization, makeProject, makeRisk, type Write, writerOf } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
let projectId: number;
let write: Write;
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundOrganization(test.database, "Clock");
  write = writerOf(test.database, organizationId);
  projectId = await write((writing) => makeProject(writing, organizationId, "P"));
});
afterAll(() => test.drop());

type Reading = { at: Instant; risks: RowOf<"risk">[] };

const readAll = (asOf?: Instant): Promise<Reading> =>
  readTransaction(test.database, { organizationId, userId: null, asOf }, async ({ db, at }) => ({
    at,
    risks: await db.selectFrom("risk").select(columnsOf("risk")).orderBy("id").execute(),
  }));

let lastNumber = 0;
const makeRisks = (count: number) =>
  write(async (writing) => {
    const ids: number[] = [];
    for (let index = 0; index < count; index++)
      ids.push(await makeRisk(writing, { organizationId, projectId }, ++lastNumber));
    return ids;
  });

interface Edit {
  kind: "twins" | "notes" | "nothing" | "replace";
  target: number;
  pause: number;
}
const edit = fc.record<Edit>({
  kind: fc.constantFrom("twins", "twins", "notes", "nothing", "replace"),
  target: fc.nat(2),
  pause: fc.nat(2),
});

it("a reading is answered the same for ever, and sees each transaction whole, whatever overlaps", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { maxLength: 6 }), { minLength: 3, maxLength: 3 }),
      async (writers) => {
        const [first = 0, second = 0, ...others] = await makeRisks(5);
        const readings: Reading[] = [];
        const finished = new AbortController();

        const apply = ({ kind, target, pause }: Edit, label: string) =>
          write(async (writing) => {
            const { db } = writing;
            const set = (id: number, value: { title: string } | { notes: string }) =>
              db.updateTable("risk").set(value).where("id", "=", id).execute();
            const other = others[target] ?? 0;
            if (kind === "twins") {
              await set(first, { title: label });
              await delay(pause);
              await set(second, { title: label });
            } else if (kind === "notes") await set(other, { notes: label });
            else if (kind === "replace") {
              await db.deleteFrom("risk").where("id", "=", other).execute();
              others[target] = await makeRisk(writing, { organizationId, projectId }, ++lastNumber);
            } else await delay(pause);
          });

        const read = async () => {
          while (!finished.signal.aborted) {
            const seen = await readAll();
            readings.push(seen);
            const earlier = readings[Math.floor(readings.length / 2)] ?? seen;
            expect(await readAll(earlier.at)).toEqual(earlier);
          }
        };
        const reading = Promise.all([read(), read()]);
        await Promise.all(
          writers.map(async (edits, writer) => {
            for (const [index, one] of edits.entries()) await apply(one, `${writer}.${index}`);
          }),
        ).finally(() => finished.abort());
        await reading;

        for (const seen of readings) {
          const titles = seen.risks
            .filter(({ id }) => id === first || id === second)
            .map(({ title }) => title);
          expect(titles[0]?.replace(/^Risk .*/, "")).toBe(titles[1]?.replace(/^Risk .*/, ""));
          expect(await readAll(seen.at)).toEqual(seen);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

it("system time rises in the order of the commits", async () => {
  const [counter = 0] = await makeRisks(1);
  const times = new Map<number, Instant>();
  const count = () =>
    write(async ({ em, at }) => {
      const risk = await em.findOneOrFail(Risk, { id: counter });
      const next = Number(risk.notes) + 1;
      risk.notes = String(next);
      await em.flush();
      times.set(next, at);
    });
  await Promise.all(Array.from({ length: 40 }, count));
  const inOrder = Array.from({ length: 40 }, (_, index) => times.get(index + 1) ?? "");
  expect(new Set(inOrder).size).toBe(40);
  expect(inOrder).toEqual(inOrder.toSorted());
});

it("system time rises even when the machine's clock is behind it", async () => {
  const ahead = "2999-01-01T00:00:00.000007Z";
  const other = await foundOrganization(test.database, "Ahead");
  const owner = new Client({ connectionString: test.url });
  await owner.connect();
  await owner.query("update organization_clock set last = $1 where organization_id = $2", [ahead, other]);
  await owner.end();
  const next = () =>
    writeTransaction(test.database, { organizationId: other, userId: null }, async ({ at }) => at);
  expect([await next(), await next()]).toEqual([
    "2999-01-01T00:00:00.000008Z",
    "2999-01-01T00:00:00.000009Z",
  ]);
});

it("writers of one organization take turns, and those of another do not wait for them", async () => {
  const other = await foundOrganization(test.database, "Other");
  const order: string[] = [];
  let arrived = () => undefined as void;
  const inside = new Promise<void>((resolve) => (arrived = resolve));
  let leave = () => undefined as void;
  const mayLeave = new Promise<void>((resolve) => (leave = resolve));
  const first = write(async () => {
    arrived();
    await mayLeave;
    order.push("first");
  });
  await inside;
  const second = write(async () => void order.push("second"));
  await writeTransaction(
    test.database,
    { organizationId: other, userId: null },
    async () => void order.push("other"),
  );
  leave();
  await Promise.all([first, second]);
  expect(order).toEqual(["other", "first", "second"]);
});

it("an instant after the organization's clock is answered as of the clock, because a writer may still commit between", async () => {
  const [id = 0] = await makeRisks(1);
  let arrived = (_: Instant) => undefined as void;
  const inside = new Promise<Instant>((resolve) => (arrived = resolve));
  let leave = () => undefined as void;
  const mayLeave = new Promise<void>((resolve) => (leave = resolve));
  const writing = write(async ({ db, at }) => {
    await db.updateTable("risk").set({ title: "late" }).where("id", "=", id).execute();
    arrived(at);
    await mayLeave;
  });
  const itsTime = await inside;
  const seen = await readAll("2998-01-01T00:00:00.000000Z");
  expect(seen.at < itsTime).toBe(true);
  leave();
  await writing;
  expect(await readAll(seen.at)).toEqual(seen);
  expect((await readAll(itsTime)).risks).not.toEqual(seen.risks);
});

it("instants keep their microseconds through the unit of work and through queries", async () => {
  const [id = 0] = await makeRisks(1);
  const date = "2017-01-02T12:45:39.542376Z";
  const at = await write(async ({ em, db, at }) => {
    await db.updateTable("project").set({ date }).where("id", "=", projectId).execute();
    (await em.findOneOrFail(Risk, { id })).title = "stamped";
    await em.flush();
    return at;
  });
  expect(at).toMatch(/\.\d{6}Z$/);
  const byEntity = await write(({ em }) => em.findOneOrFail(Risk, { id }));
  expect(byEntity.updatedAt).toBe(at);
  const { rows } = await readTransaction(test.database, { organizationId, userId: null }, ({ db }) =>
    db.executeQuery(
      CompiledQuery.raw(
        `select p.date, r.updated_at, lower(r.sys_period) as opened from project p, risk r where p.id = ${projectId} and r.id = ${id}`,
      ),
    ),
  );
  expect(rows).toEqual([{ date, updated_at: at, opened: at }]);
});
