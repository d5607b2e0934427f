import { MatrixCell, writeTransaction } from "@riskloom/persistence";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { reportWorld, type ReportWorld } from "./report-world.ts";

let register: TestRegister;
let world: ReportWorld;
beforeAll(async () => {
  register = await testRegister();
  world = await reportWorld(register);
});
afterAll(() => register.drop());

const ask = () => ({ projectGroupId: world.groupId });
const both = () => ({ ...ask(), timestamps: { ids: [...world.labels] } });

describe("every element", () => {
  it("answers for the register as it is now, with every default filled in", async () => {
    const { alice } = world;
    const answers = {
      actionList: (await alice.report.actionList(ask())).results[0],
      barplots: (await alice.report.barplots(ask())).results[0],
      controlList: (await alice.report.controlList(ask())).results[0],
      controlValue: (await alice.report.controlValue(ask())).results[0],
      matrix: (await alice.report.matrix(ask())).results[0],
      ownership: (await alice.report.ownership(ask())).results[0],
      ownershipChange: (await alice.report.ownershipChange(ask())).results[0],
      projectInformation: (await alice.report.projectInformation(ask())).results[0],
      riskContributions: (await alice.report.riskContributions(ask())).results[0],
      riskList: (await alice.report.riskList(ask())).results[0],
      scurve: (await alice.report.scurve(ask())).results[0],
      status: (await alice.report.status(ask())).results[0],
      textField: (await alice.report.textField({ ...ask(), options: { text: "All well." } })).results[0],
      valueAtRisk: (await alice.report.valueAtRisk(ask())).results[0],
      valueDifference: (await alice.report.valueDifference(ask())).results[0],
    };
    expect(answers).toMatchObject({
      actionList: { timestamp: null, count: 1, actions: [{ description: "Order the plant" }] },
      barplots: { plots: [{ evaluationType: "present" }, {}, {}] },
      controlList: { count: 1, controls: [{ title: "Freeze", urgency: "none" }] },
      controlValue: { matrices: [{ name: "Cost" }, { name: "Time" }, { name: "Opportunity" }] },
      matrix: { matrices: [{ rows: 5, columns: 5 }, {}, {}] },
      ownership: { owners: [{ ownerName: "Alice Example" }, { ownerName: "Bob Example" }] },
      projectInformation: { projects: [{ title: "Harbour Tunnel" }] },
      riskList: { count: 4, listType: "normal", risks: [{ title: "Blow-out" }, {}, {}, {}] },
      status: {
        risks: { new: 0, open: 3, closed: 1, discarded: 0 },
        controls: { planned: 1 },
        actions: { planned: 1 },
      },
      textField: { header: "", text: "All well." },
    });
    expect((await alice.report.status(ask())).filter).toMatchObject({
      verbosity: 1,
      controlsOfKeptRisks: true,
    });
  });

  it("compares moments: what a risk was, and what it became", async () => {
    const { alice, risks } = world;
    const [blowOut, late] = risks;
    const listed = async (listType: "closed" | "increased") => {
      const { results } = await alice.report.riskList({ ...both(), options: { listType } });
      return results.map((block) => [block.timestamp?.title, block.risks.map(({ id }) => id)]);
    };
    expect(await listed("closed")).toEqual([
      ["Before", []],
      ["After", [blowOut]],
    ]);
    expect(await listed("increased")).toEqual([
      ["Before", []],
      ["After", [late]],
    ]);
    const difference = await alice.report.valueDifference({
      ...both(),
      options: { matrixIds: [world.matrices[0]?.id ?? 0] },
    });
    expect(difference.results[1]?.matrices[0]?.items.map(({ type, riskId }) => [type, riskId])).toEqual([
      ["increased", late],
      ["unchanged", risks[2]],
      ["closed", blowOut],
    ]);
    const changes = await alice.report.ownershipChange(both());
    expect(changes.results[1]?.changes).toMatchObject([
      { id: blowOut, previousOwner: "Alice Example", owner: "Bob Example" },
    ]);
  });

  it("shows the evaluations of the timestamp before beside those of now", async () => {
    const [cost] = world.matrices;
    const { results } = await world.alice.report.riskList({
      ...both(),
      filter: { riskText: "2" },
      options: { evaluationsOn: cost?.id ?? 0, evaluationTypes: ["present", "previous"] },
    });
    const [risk] = results[1]?.risks ?? [];
    expect(risk?.evaluations.map(({ cell }) => [cell?.row, cell?.column])).toEqual([[4, 4]]);
    expect(risk?.previousEvaluations.map(({ cell }) => [cell?.row, cell?.column])).toEqual([[3, 3]]);
  });
});

describe("a report at a timestamp", () => {
  it("is the same, byte for byte, after any number of edits, also of the matrix", async () => {
    const { alice, matrices, risks, labels } = world;
    const [cost] = matrices;
    const at = { ...ask(), timestamps: { ids: [labels[1]] } };
    const types = { evaluationTypes: ["gross", "present", "nett"] as ("gross" | "present" | "nett")[] };
    const made = async () =>
      JSON.stringify([
        await alice.report.matrix({ ...at, options: types }),
        await alice.report.barplots({ ...at, options: { ...types, matrices: ["worst", "best"] } }),
        await alice.report.riskList({ ...at, options: { ...types, evaluationsOn: "all" } }),
        await alice.report.controlList(at),
        await alice.report.scurve({ ...at, options: { ...types, percentiles: [0.8] } }),
        await alice.report.monteCarlo({ ...at, options: { ...types, percentiles: [0.8] } }),
        await alice.report.valueAtRisk({ ...at, options: { ...types, includeCosts: true } }),
      ]);
    const before = await made();
    for (let i = 0; i < 5; i += 1) await alice.risk.update({ id: risks[1], patch: { title: `Later ${i}` } });
    await alice.risk.update({ id: risks[0], patch: { status: "open" } });
    await alice.control.update({
      projectId: world.projectId,
      id: world.controlId,
      patch: { status: "done", deadline: "2026-01-01" },
    });
    const { database, organizationId } = register;
    await writeTransaction(database, { organizationId, userId: null }, async ({ em }) => {
      for (const cell of await em.find(MatrixCell, { matrixId: cost?.id ?? 0 })) {
        cell.value += 100;
        cell.color = "red";
      }
    });
    expect(await made()).toBe(before);
    await writeTransaction(database, { organizationId, userId: null }, async ({ em }) => {
      for (const cell of await em.find(MatrixCell, { matrixId: cost?.id ?? 0 })) cell.value -= 100;
    });
  });

  it("is the same as a report that was made then", async () => {
    const { alice } = world;
    const now = await register.as("alice");
    const made = await now.report.riskList({ ...ask(), options: { evaluationsOn: "all" } });
    const readAt = (await alice.project.get({ id: world.projectId })).updatedAt;
    expect(readAt <= new Date().toISOString()).toBe(true);
    const label = await alice.label.create({ projectId: world.projectId, title: "Now" });
    await alice.risk.update({ id: world.risks[1], patch: { title: "Late rings" } });
    const then = await alice.report.riskList({
      ...ask(),
      timestamps: { ids: [label.id] },
      options: { evaluationsOn: "all" },
    });
    expect(then.results[0]?.risks).toEqual(made.results[0]?.risks);
    const asOf = await alice.report.riskList({
      ...ask(),
      asOf: label.date,
      options: { evaluationsOn: "all" },
    });
    expect(asOf.results).toEqual(made.results);
  });

  it("takes all timestamps of the projects, and of the user, up to now, the earliest first", async () => {
    const { alice } = world;
    await alice.label.create({
      userId: register.users.alice,
      title: "Mine",
      date: "2026-01-01T00:00:00.000000Z",
    });
    const ahead = await alice.label.create({
      projectId: world.projectId,
      title: "Ahead",
      date: "2999-01-01T00:00:00.000000Z",
    });
    const { results } = await alice.report.status({ ...ask(), timestamps: { selection: "all" } });
    expect(results.map(({ timestamp }) => timestamp?.title)).toEqual(["Mine", "Before", "After", "Now"]);
    expect(results[0]?.risks).toEqual({ new: 0, open: 0, closed: 0, discarded: 0 });
    await expect(alice.report.status({ ...ask(), timestamps: { ids: [ahead.id] } })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("who may see what", () => {
  it("leaves confidential risks out of every figure for those who may not see them, also of the past", async () => {
    const { carol, carolGroupId, risks } = world;
    const asked = { projectGroupId: carolGroupId, timestamps: { ids: [world.labels[1]] } };
    const list = await carol.report.riskList(asked);
    expect(list.results[0]?.count).toBe(3);
    expect(JSON.stringify(list)).not.toContain("Claim");
    const [cost] = world.matrices;
    const value = async (api: typeof carol, group: number) => {
      const options = { matrixIds: [cost?.id ?? 0] };
      return (
        (await api.report.valueAtRisk({ ...asked, projectGroupId: group, options })).results[0]?.matrices[0]
          ?.bars[0]?.value ?? 0
      );
    };
    expect(await value(carol, carolGroupId)).toBeLessThan(await value(world.alice, world.groupId));
    await world.alice.risk.update({ id: risks[3], patch: { confidential: true } });
    expect((await carol.report.riskList(asked)).results[0]?.count).toBe(2);
    await world.alice.risk.update({ id: risks[3], patch: { confidential: false } });
  });

  it("takes other people's project groups, and other organizations' records, for unknown", async () => {
    const { alice, mallory, groupId, carolGroupId } = world;
    const refused = async (call: Promise<unknown>) => {
      const error = await call.then(
        () => null,
        (thrown: { cause: { issues: unknown } }) => thrown.cause.issues,
      );
      return error;
    };
    const group = [{ path: ["projectGroupId"], code: "unknownReference" }];
    for (const id of [carolGroupId, 2_000_000])
      expect(await refused(alice.report.status({ projectGroupId: id }))).toMatchObject(group);
    expect(await refused(mallory.report.status({ projectGroupId: groupId }))).toMatchObject(group);
    const foreign =
      (await mallory.matrix.list({ projectId: register.foreignProjectId, limit: null })).rows[0]?.id ?? 0;
    const option = (path: string) => [{ path: ["options", path], code: "unknownReference" }];
    expect(await refused(alice.report.matrix({ ...ask(), options: { matrices: [foreign] } }))).toMatchObject(
      option("matrices"),
    );
    expect(
      await refused(
        alice.report.matrix({ ...ask(), options: { layoutProjectId: register.foreignProjectId } }),
      ),
    ).toMatchObject(option("layoutProjectId"));
    expect(
      await refused(alice.report.riskList({ ...ask(), options: { evaluationsOn: foreign } })),
    ).toMatchObject(option("evaluationsOn"));
    expect(await refused(alice.report.status({ ...ask(), timestamps: { ids: [2_000_000] } }))).toMatchObject([
      { path: ["timestamps", "ids"], code: "unknownReference" },
    ]);
  });

  it("refuses to compare where there is nothing to compare with", async () => {
    const { alice, labels } = world;
    const one = { ...ask(), timestamps: { ids: [labels[0]] } };
    const refused = { code: "BAD_REQUEST" };
    const withPrevious = { withPrevious: true };
    await expect(alice.report.matrix({ ...one, options: withPrevious })).rejects.toMatchObject(refused);
    await expect(alice.report.riskList({ ...one, options: withPrevious })).rejects.toMatchObject(refused);
    await expect(
      alice.report.riskList({ ...one, options: { evaluationTypes: ["previous"] } }),
    ).rejects.toMatchObject(refused);
    await expect(
      alice.report.riskList({ ...ask(), options: { listType: "increased" } }),
    ).rejects.toMatchObject(refused);
  });
});

it("reports on every project below a folder, in the order of the tree, and on one by its own group", async () => {
  const second = await world.alice.project.create({ key: "QW", title: "Quay Wall", template: "cost" });
  const alice = await register.as("alice");
  await alice.risk.create({ projectId: second.id, description: "The quay settles" });
  const { results } = await alice.report.projectInformation(ask());
  expect(results[0]?.projects.map(({ title }) => title)).toEqual(["Harbour Tunnel", "Quay Wall"]);
  const leaf = (await alice.projectGroup.list({ limit: null })).rows.find(
    ({ projectId }) => projectId === second.id,
  );
  const own = await alice.report.riskList({ projectGroupId: leaf?.id ?? 0 });
  expect(own.results[0]?.risks.map(({ description }) => description)).toEqual(["The quay settles"]);
  const all = await alice.report.riskList({
    ...ask(),
    ordering: { risks: [{ key: "projectTitle", descending: true }, { key: "number" }] },
  });
  expect(all.results[0]?.risks[0]?.projectId).toBe(second.id);
});
