import { afterAll, beforeAll, expect, it } from "vitest";
import { type Db, Evaluation, readTransaction, Risk, writeTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { foundOrganization, type Graph, makeGraph, type Write, writerOf } from "./register.ts";

let test: TestDatabase;
let write: Write;
let graph: Graph;
beforeAll(async () => {
  test = await freshDatabase();
  const organizationId = await foundOrganization(test.database, "Graph");
  write = writerOf(test.database, organizationId);
  graph = await write((writing) => makeGraph(writing, organizationId, "HT"));
});
afterAll(() => test.drop());

/** The risks of the project with the names of what hangs on them, by one query of joins. */
const overview = (db: Db) =>
  db
    .selectFrom("risk")
    .leftJoin("risk_tag", "risk_tag.risk_id", "risk.id")
    .leftJoin("tag", "tag.id", "risk_tag.tag_id")
    .leftJoin("risk_control", "risk_control.risk_id", "risk.id")
    .leftJoin("control", "control.id", "risk_control.control_id")
    .leftJoin("evaluation", "evaluation.risk_id", "risk.id")
    .select([
      "risk.title",
      "tag.name as tag",
      "control.title as control",
      "evaluation.frequency_mid as frequency",
    ])
    .where("risk.project_id", "=", graph.projectId)
    .orderBy("risk.id")
    .execute();

const scope = () => ({ organizationId: graph.organizationId, userId: null });
const at = <T>(work: (db: Db) => Promise<T>, asOf?: string) =>
  readTransaction(test.database, { ...scope(), asOf }, ({ db }) => work(db));
const moment = (work: Parameters<Write>[0]) =>
  write(async (writing) => {
    await work(writing);
    return writing.at;
  });

it("shows a risk with its tags, controls and evaluations as they were together at each moment", async () => {
  const made = await moment(async () => undefined);
  const renamed = await moment(({ db }) => db.updateTable("tag").set({ name: "Gas" }).execute());
  const untagged = await moment(({ db }) =>
    db.deleteFrom("risk_tag").where("risk_id", "=", graph.riskId).execute(),
  );
  const evaluated = await moment(async ({ em }) => {
    (await em.findOneOrFail(Evaluation, { id: graph.evaluationId })).frequencyMid = 0.25;
    (await em.findOneOrFail(Risk, { id: graph.riskId })).title = "Inflow";
    await em.flush();
  });
  const deleted = await moment(({ db }) => db.deleteFrom("risk").where("id", "=", graph.riskId).execute());

  const before = { title: "Risk 1", tag: "Water", control: "Probe ahead", frequency: 0.5 };
  expect(await at(overview, made)).toEqual([before]);
  expect(await at(overview, renamed)).toEqual([{ ...before, tag: "Gas" }]);
  expect(await at(overview, untagged)).toEqual([{ ...before, tag: null }]);
  const last = { title: "Inflow", tag: null, control: "Probe ahead", frequency: 0.25 };
  expect(await at(overview, evaluated)).toEqual([last]);
  expect(await at(overview, deleted)).toEqual([]);
  expect(await at(overview)).toEqual([]);
});

it("shows nothing of a time before the organization was founded", async () => {
  const everything = (db: Db) => db.selectFrom("organization").selectAll().execute();
  expect(await at(everything, "2001-01-01T00:00:00.000000Z")).toEqual([]);
  expect(await at(everything)).toHaveLength(1);
});

it("a moment asked for does not outlast its transaction on the connection", async () => {
  await Promise.all(Array.from({ length: 20 }, () => at(overview, "2001-01-01T00:00:00.000000Z")));
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => at((db) => db.selectFrom("project").select("key").execute())),
  );
  expect(new Set(seen.map((rows) => JSON.stringify(rows)))).toEqual(
    new Set([JSON.stringify([{ key: "HT" }])]),
  );
});

it("an organization that is deleted with all it owns can still be read as of any moment before", async () => {
  const organizationId = await foundOrganization(test.database, "Doomed");
  const doomed = await writeTransaction(test.database, { organizationId, userId: null }, (writing) =>
    makeGraph(writing, organizationId, "D"),
  );
  const read = (asOf?: string) =>
    readTransaction(test.database, { organizationId, userId: null, asOf }, async ({ db, at }) => ({
      at,
      risks: await db.selectFrom("risk").select("id").execute(),
      links: await db.selectFrom("risk_control").select("risk_id").execute(),
      evaluations: await db.selectFrom("evaluation").select("id").execute(),
      projects: await db.selectFrom("project").select(["id", "primary_matrix_id"]).execute(),
    }));
  await writeTransaction(test.database, { organizationId, userId: null }, ({ db }) =>
    db
      .updateTable("project")
      .set({ primary_matrix_id: doomed.matrixId })
      .where("id", "=", doomed.projectId)
      .execute(),
  );
  const before = await read();
  expect(before).toMatchObject({ risks: [{ id: doomed.riskId }], links: [{ risk_id: doomed.riskId }] });
  await writeTransaction(test.database, { organizationId, userId: 9 }, ({ db }) =>
    db.deleteFrom("organization").where("id", "=", organizationId).execute(),
  );
  expect(await read()).toMatchObject({ risks: [], links: [], evaluations: [], projects: [] });
  expect(await read(before.at)).toEqual(before);
});
