import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Api } from "../src/index.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
let alice: Api;
beforeAll(async () => {
  register = await testRegister();
  alice = await register.as("alice");
});
afterAll(() => register.drop());

const newProject = async (key: string, template: "kendis-3x3" | "kendis-5x5") => {
  const { id: projectId } = await alice.project.create({ key, title: `Register ${key}`, template });
  // who may do what is found out when a caller is made
  alice = await register.as("alice");
  const [matrix] = (await alice.matrix.list({ projectId })).rows;
  if (matrix === undefined) throw new Error("a template has a matrix");
  return { projectId, matrix };
};

describe("a delivery register", () => {
  it("shows what delivery teams add to a risk, and takes the risk's status along", async () => {
    const { projectId } = await newProject("RR-A", "kendis-5x5");
    const owned = await alice.registerStatus.create({ projectId, label: "Owned", status: "open" });
    const accepted = await alice.registerStatus.create({ projectId, label: "Accepted", status: "open" });
    const team = await alice.team.create({ projectId, title: "Platform" });
    const sprint = await alice.sprint.create({ projectId, title: "PI 7 Sprint 1" });
    const item = await alice.linkedItem.create({ projectId, key: "PLT-77", title: "Single sign-on" });
    const risk = await alice.risk.create({ projectId, title: "Late", description: "Too late" });
    const shown = await alice.register.setDelivery({
      registerId: "RR-A",
      id: "RR-A-1",
      patch: {
        statusId: accepted.id,
        resolutionDate: "2026-12-01",
        mitigation: "Ask\nfor help",
        teamIds: [team.id],
        sprintIds: [sprint.id],
        watcherIds: [register.users.alice],
        linkedItemIds: [item.id],
      },
    });
    expect(shown).toMatchObject({
      key: "RR-A-1",
      status: { uid: accepted.uid, label: "Accepted", status: "open" },
      raisedDate: risk.createdAt.slice(0, 10),
      resolutionDate: "2026-12-01",
      mitigation: "Ask\nfor help",
      teams: [{ uid: team.uid, title: "Platform" }],
      sprints: [{ uid: sprint.uid }],
      watchers: [{ name: "Alice Example" }],
      linkedItems: [{ key: "PLT-77" }],
      creatorEmail: "alice@example.com",
      owner: null,
      level: null,
      deliveryVersion: 1,
    });
    const afterwards = await alice.risk.update({ id: risk.id, patch: { status: "closed" } });
    expect(afterwards.status).toBe("closed");
    expect((await alice.register.risk({ registerId: "RR-A", id: risk.uid })).status).toEqual({
      uid: null,
      label: "Closed",
      status: "closed",
    });
    await alice.risk.update({ id: risk.id, patch: { status: "open" } });
    await alice.registerStatus.remove({ projectId, id: accepted.id });
    expect((await alice.register.risk({ registerId: "RR-A", id: risk.id })).status.label).toBe("Owned");
    expect(
      (await alice.register.risk({ registerId: "RR-A", id: risk.id, asOf: risk.period.from })).teams,
    ).toEqual([]);
    expect(owned.status).toBe("open");
  });

  it("refuses to overwrite what somebody else changed, lists included", async () => {
    const { projectId } = await newProject("RR-B", "kendis-3x3");
    const team = await alice.team.create({ projectId, title: "Platform" });
    const { id } = await alice.risk.create({ projectId, title: "Late", description: "Too late" });
    const set = (patch: object, expectedVersion: number) =>
      alice.register.setDelivery({ registerId: "RR-B", id, patch, expectedVersion });
    expect((await set({ mitigation: "Ask" }, 0)).deliveryVersion).toBe(1);
    expect((await set({ teamIds: [team.id] }, 1)).deliveryVersion).toBe(2);
    await expect(set({ teamIds: [] }, 1)).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    const races = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => set({ mitigation: `${at}` }, 2)),
    );
    expect(races.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("takes nothing from another register, nor a key twice", async () => {
    const { projectId } = await newProject("RR-C", "kendis-3x3");
    const { id } = await alice.risk.create({ projectId, title: "Late", description: "Too late" });
    const elsewhere = { projectId: register.projectId };
    const team = await alice.team.create({ ...elsewhere, title: "Foreign" });
    const status = await alice.registerStatus.create({ ...elsewhere, label: "Foreign", status: "new" });
    const foreign = {
      teamIds: [team.id],
      statusId: status.id,
      watcherIds: [register.users.mallory],
      linkedItemIds: [1_000_000],
    };
    for (const [path, value] of Object.entries(foreign))
      await expect(
        alice.register.setDelivery({ registerId: "RR-C", id, patch: { [path]: value } }),
      ).rejects.toMatchObject({
        cause: { code: "Invalid", issues: [{ path: [path], code: "unknownReference" }] },
      });
    await alice.linkedItem.create({ projectId, key: "A-1" });
    await expect(alice.linkedItem.create({ projectId, key: "A-1" })).rejects.toMatchObject({
      cause: { issues: [{ path: ["key"], code: "notUnique" }] },
    });
  });

  it("is found by its key in its very spelling, by those who may see it, while it is open", async () => {
    await newProject("RR-D", "kendis-3x3");
    expect((await alice.register.get({ registerId: "RR-D" })).title).toBe("Register RR-D");
    const bob = await register.as("bob");
    const mallory = await register.as("mallory");
    for (const [who, registerId] of [
      [alice, "rr-d"],
      [alice, "RR-D\0"],
      [bob, "RR-D"],
      [mallory, "HT"],
    ] as const)
      await expect(who.register.get({ registerId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await bob.register.list({})).rows.map(({ key }) => key)).toEqual(["HT"]);
  });

  it("lists the attached controls where a risk has no words of its own about mitigation", async () => {
    const { projectId } = await newProject("RR-E", "kendis-3x3");
    const { id: riskId } = await alice.risk.create({ projectId, title: "Late", description: "Too late" });
    for (const title of ["Plan", ""]) {
      const control = await alice.control.create({ projectId, title, description: "Ask for help" });
      await alice.riskControl.attach({ projectId, riskId, controlId: control.id });
    }
    const [risk] = (await alice.register.risks({ registerId: "RR-E" })).rows;
    expect(risk?.mitigation).toBe("Plan\nAsk for help");
  });
});

/** The manual's table "Worked examples" of the risk level: register, impact, probability, band. */
const workedExamples = [
  { template: "kendis-3x3", impact: "Medium", probability: "High", title: "Medium", hexColor: "#f39c12" },
  { template: "kendis-3x3", impact: "High", probability: "Low", title: "Low", hexColor: "#09c199" },
  { template: "kendis-5x5", impact: "High", probability: "High", title: "Severe", hexColor: "#c0392b" },
] as const;

describe("the risk level", () => {
  it.each(workedExamples)(
    "of impact $impact and probability $probability on $template is $title, as the manual computes it",
    async ({ template, impact, probability, ...level }) => {
      const key = `W-${template.slice(-3)}-${impact}-${probability}`;
      const { projectId, matrix } = await newProject(key, template);
      const row = matrix.frequencies.find(({ name }) => name === probability)?.row;
      const column = matrix.consequences.find(({ name }) => name === impact)?.column;
      const cell = matrix.cells.find((one) => one.row === row && one.column === column);
      const risk = await alice.risk.create({ projectId, title: "Late", description: "Too late" });
      await alice.evaluation.create({ projectId, riskId: risk.id, type: "gross", cellId: cell?.id ?? null });
      const shown = await alice.register.risk({ registerId: key, id: risk.id });
      expect(shown).toMatchObject({ impact, probability, level });
    },
  );

  it("is that of the present evaluation where there is one, and none without an impact", async () => {
    const { projectId, matrix } = await newProject("RR-F", "kendis-3x3");
    const scores = { gross: { frequency: 10, consequence: 10 }, present: { frequency: 5, consequence: 0 } };
    await alice.risk.create({ projectId, title: "Late", description: "Too late", scores });
    const [risk] = (await alice.register.risks({ registerId: "RR-F" })).rows;
    expect(risk).toMatchObject({ impact: null, probability: "Medium", level: null });
    expect(matrix.bands).toHaveLength(3);
  });
});
