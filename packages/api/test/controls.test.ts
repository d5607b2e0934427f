import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { controlTags, told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let { alice, bob, carol, mallory } = {} as People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  ({ alice, bob, carol, mallory } = await people(register));
});
afterAll(() => register.drop());

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

it("plans a control with the project's next number, and answers all that lists show of it", async () => {
  const tagIds = await controlTags(register, "Structures", "Geology");
  const first = await alice.control.create({
    projectId,
    title: "Ground freezing",
    description: "Freeze the ground ahead of the face",
    status: "planned",
    deadline: day(3),
    assignedToId: register.users.bob,
    tagIds,
  });
  expect(first).toMatchObject({
    number: 1,
    status: "planned",
    assignedToName: "Bob Example",
    completedAt: null,
    urgency: "close",
    nextDeadline: null,
    hasComments: false,
    tags: [{ name: "Structures", categoryName: "Discipline" }, { name: "Geology" }],
    version: 1,
  });
  const second = await bob.control.create({ projectId, description: "Probe drilling" });
  expect(second).toMatchObject({ number: 2, title: "", status: "possible", deadline: null, urgency: "none" });
  expect(await carol.control.get({ projectId, id: first.uid })).toEqual(first);
  const page = await carol.control.list({ projectId, limit: 1, offset: 1 });
  expect(page).toMatchObject({ total: 2, rows: [{ id: second.id }] });
  expect(await carol.control.tags({ projectId, id: first.id })).toMatchObject({ total: 2 });
});

it.each([
  [-1, "planned", "expired"],
  [0, "ongoing", "close"],
  [7, "possible", "close"],
  [8, "planned", "none"],
  [-1, "done", "none"],
  [-1, "discarded", "none"],
] as const)("finds a deadline %i days ahead on a %s control %s", async (offset, status, urgency) => {
  const made = await alice.control.create({ projectId, description: "Due", deadline: day(offset), status });
  expect(made.urgency).toBe(urgency);
});

it("tells of every change of a control once, in the words of the log", async () => {
  const [tag = 0] = await controlTags(register, "Contract");
  const { id } = await alice.control.create({ projectId, description: "Stronger wire" });
  const change = (patch: Parameters<Api["control"]["update"]>[0]["patch"]) =>
    alice.control.update({ projectId, id, patch });
  await change({ title: "Wire" });
  await change({ description: "Strongest wire" });
  await change({ status: "ongoing" });
  await change({ assignedToId: register.users.bob });
  await change({ deadline: "2030-05-01" });
  await change({ tagIds: [tag] });
  await change({ tagIds: [] });
  await change({ status: "ongoing", deadline: "2030-05-01" });
  expect(await told(alice, { projectId, controlId: id })).toEqual([
    ["description", null, "Stronger wire"],
    ["title", "", "Wire"],
    ["description", "Stronger wire", "Strongest wire"],
    ["status", "Possible", "Ongoing"],
    ["owner", null, "Bob Example"],
    ["deadline", null, "2030-05-01"],
    ["controlTag", null, "Contract"],
    ["controlTag", "Contract", null],
  ]);
  const { rows } = await alice.logEntry.list({ projectId, controlId: id });
  const { number } = await alice.control.get({ projectId, id });
  expect(rows[0]).toMatchObject({ object: "control", objectIdentifier: `Control #${number}`, controlId: id });
});

it("remembers when a control was last done", async () => {
  const { id, completedAt } = await alice.control.create({ projectId, description: "x", status: "done" });
  expect(completedAt).not.toBeNull();
  const reopened = await alice.control.update({ projectId, id, patch: { status: "ongoing" } });
  expect(reopened.completedAt).toBe(completedAt);
  const again = await alice.control.update({ projectId, id, patch: { status: "done" } });
  expect(again.completedAt).toBe(again.updatedAt);
});

it("shows a control as it was", async () => {
  const made = await alice.control.create({ projectId, description: "Before", deadline: day(0) });
  await alice.control.update({ projectId, id: made.id, patch: { description: "After", deadline: null } });
  const past = await alice.control.get({ projectId, id: made.id, asOf: made.period.from });
  expect(past).toEqual(made);
});

it("replaces the tags of a control, and takes only the project's own tags for controls", async () => {
  const [one = 0, two = 0] = await controlTags(register, "One", "Two");
  const category = await alice.category.create({ projectId, family: "risk", name: "Phase", ordering: 1 });
  const ofRisks = await alice.tag.create({
    projectId,
    family: "risk",
    name: "Design",
    ordering: 1,
    categoryId: category.id,
  });
  const { id } = await alice.control.create({ projectId, description: "x" });
  expect(await alice.control.setTags({ projectId, id, tagIds: [one, two, one] })).toEqual({
    tagIds: [one, two],
  });
  const { rows: links } = await carol.controlTag.list({ projectId, limit: null });
  const own = links.filter(({ controlId }) => controlId === id);
  expect(own.map(({ tagId }) => tagId)).toEqual([one, two]);
  expect(await carol.controlTag.get({ projectId, id: own[0]?.id ?? 0 })).toEqual(own[0]);
  await expect(
    alice.control.setTags({ projectId, id, tagIds: [one, ofRisks.id, 999_999] }),
  ).rejects.toMatchObject({
    cause: {
      code: "Invalid",
      issues: [
        { path: ["tagIds"], code: "unknownReference", params: { id: ofRisks.id, kind: "tag" } },
        { path: ["tagIds"], code: "unknownReference", params: { id: 999_999, kind: "tag" } },
      ],
    },
  });
  await alice.tag.remove({ projectId, family: "control", id: one });
  expect((await alice.control.get({ projectId, id })).tags).toMatchObject([{ id: two }]);
  expect((await told(alice, { projectId, controlId: id })).at(-1)).toEqual(["controlTag", "One", null]);
});

it("lets readers read and editors write, and hides a project from everybody else", async () => {
  const { id } = await bob.control.create({ projectId, description: "x" });
  const patch = { title: "y" };
  expect(
    await codesOf(
      () => carol.control.create({ projectId, description: "x" }),
      () => carol.control.update({ projectId, id, patch }),
      () => carol.control.setTags({ projectId, id, tagIds: [] }),
    ),
  ).toEqual(["FORBIDDEN"]);
  const elsewhere = { projectId: register.foreignProjectId, id };
  expect(
    await codesOf(
      () => mallory.control.list({ projectId }),
      () => mallory.control.get({ projectId, id }),
      () => mallory.control.update({ projectId, id, patch }),
      () => mallory.control.get(elsewhere),
      () => mallory.control.update({ ...elsewhere, patch }),
      () => mallory.control.tags(elsewhere),
      () => mallory.controlTag.list({ projectId }),
    ),
  ).toEqual(["NOT_FOUND"]);
});

it("refuses to overwrite what somebody else has changed", async () => {
  const { id } = await alice.control.create({ projectId, description: "x" });
  await bob.control.update({ projectId, id, patch: { title: "bob's" }, expectedVersion: 1 });
  expect(
    await codesOf(
      () => alice.control.update({ projectId, id, patch: { title: "alice's" }, expectedVersion: 1 }),
      () => alice.control.setTags({ projectId, id, tagIds: [], expectedVersion: 1 }),
    ),
  ).toEqual(["PRECONDITION_FAILED"]);
  expect((await alice.control.get({ projectId, id })).title).toBe("bob's");
});

it.each([
  [{ description: "" }, { path: ["description"], code: "blank" }],
  [
    { description: "x", deadline: "2024-02-30" },
    { path: ["deadline"], code: "invalidFormat" },
  ],
  [
    { description: "x", deadline: "0000-01-01" },
    { path: ["deadline"], code: "invalidFormat" },
  ],
  [
    { description: "x", assignedToId: 999_999 },
    { path: ["assignedToId"], code: "unknownReference" },
  ],
])("plans nothing from %j", async (draft, issue) => {
  const before = (await alice.control.list({ projectId })).total;
  await expect(alice.control.create({ projectId, ...draft })).rejects.toMatchObject({
    cause: { issues: [issue] },
  });
  expect((await alice.control.list({ projectId })).total).toBe(before);
});
