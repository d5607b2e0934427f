import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { controlTags, told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let who: People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  who = await people(register);
});
afterAll(() => register.drop());

it("makes actions, of a control or on their own, under the project's next number", async () => {
  const control = await who.alice.control.create({ projectId, description: "Freeze the ground" });
  const tagIds = await controlTags(register, "Site");
  const task = await who.bob.action.create({
    projectId,
    controlId: control.uid,
    description: "Order the plant",
    status: "planned",
    deadline: "2030-01-31",
    assignedToId: register.users.carol,
    tagIds,
  });
  expect(task).toMatchObject({
    number: 1,
    controlId: control.id,
    status: "planned",
    deadline: "2030-01-31",
    assignedToName: "Carol Example",
    tags: [{ name: "Site" }],
    hasComments: false,
    version: 1,
  });
  const single = await who.bob.action.create({ projectId, description: "Walk the site" });
  expect(single).toMatchObject({ number: 2, controlId: null, status: "possible" });
  expect(await who.carol.action.get({ projectId, id: task.id })).toEqual(task);
  expect(await who.carol.action.get({ projectId, id: task.uid })).toEqual(task);
  expect(await who.carol.action.list({ projectId })).toEqual({ total: 2, rows: [task, single] });
  expect(await who.carol.action.list({ projectId, controlId: control.id })).toEqual({
    total: 1,
    rows: [task],
  });
  expect(await who.carol.action.tags({ projectId, id: task.id })).toMatchObject({ rows: [{ name: "Site" }] });
  const { rows } = await who.carol.actionTag.list({ projectId });
  expect(rows).toMatchObject([{ actionId: task.id, tagId: tagIds[0] }]);
  expect(await who.carol.actionTag.get({ projectId, id: rows[0]?.id ?? 0 })).toEqual(rows[0]);
});

it("tells of every change of an action once, in the words of the log", async () => {
  const [tag = 0] = await controlTags(register, "Plant");
  const { id, number } = await who.alice.action.create({ projectId, description: "Order" });
  const change = (patch: Parameters<Api["action"]["update"]>[0]["patch"]) =>
    who.alice.action.update({ projectId, id, patch });
  await change({ title: "Plant" });
  await change({ description: "Order two" });
  await change({ status: "done" });
  await change({ assignedToId: register.users.bob });
  await change({ deadline: "2030-05-01" });
  await who.alice.action.setTags({ projectId, id, tagIds: [tag] });
  await who.alice.category
    .list({ projectId, family: "control" })
    .then(({ rows }) =>
      who.alice.category.remove({ projectId, family: "control", id: rows.at(-1)?.id ?? 0 }),
    );
  expect(await told(who.alice, { projectId, actionId: id })).toEqual([
    ["description", null, "Order"],
    ["title", "", "Plant"],
    ["description", "Order", "Order two"],
    ["status", "Possible", "Done"],
    ["owner", null, "Bob Example"],
    ["deadline", null, "2030-05-01"],
    ["controlTag", null, "Plant"],
    ["controlTag", "Plant", null],
  ]);
  const { rows } = await who.alice.logEntry.list({ projectId, actionId: id });
  expect(rows[0]).toMatchObject({ object: "action", objectIdentifier: `Action #${number}`, controlId: null });
});

it("never moves an action to another control", async () => {
  const made = await who.alice.action.create({ projectId, description: "x" });
  const control = await who.alice.control.create({ projectId, description: "x" });
  const patch = { title: "y", controlId: control.id };
  await expect(who.alice.action.update({ projectId, id: made.id, patch })).rejects.toMatchObject({
    cause: { code: "Invalid", issues: [{ path: [], code: "unknownKey", params: { keys: ["controlId"] } }] },
  });
  expect(await who.alice.action.get({ projectId, id: made.id })).toEqual(made);
});

it("lets readers read and editors write, within the organization and the current version", async () => {
  const { id } = await who.bob.action.create({ projectId, description: "x" });
  const patch = { title: "y" };
  expect(
    await codesOf(
      () => who.carol.action.create({ projectId, description: "x" }),
      () => who.carol.action.update({ projectId, id, patch }),
      () => who.carol.action.setTags({ projectId, id, tagIds: [] }),
    ),
  ).toEqual(["FORBIDDEN"]);
  const elsewhere = { projectId: register.foreignProjectId };
  expect(
    await codesOf(
      () => who.mallory.action.list({ projectId }),
      () => who.mallory.action.get({ ...elsewhere, id }),
      () => who.mallory.action.update({ ...elsewhere, id, patch }),
      () => who.mallory.action.tags({ ...elsewhere, id }),
      () => who.mallory.logEntry.list({ ...elsewhere, actionId: id }),
      () => who.mallory.actionTag.list({ projectId }),
      () => who.alice.action.list({ projectId, controlId: 999_999 }),
    ),
  ).toEqual(["NOT_FOUND"]);
  const theirs = await who.mallory.control.create({ ...elsewhere, description: "theirs" });
  for (const controlId of [theirs.id, 999_999])
    await expect(who.alice.action.create({ projectId, description: "x", controlId })).rejects.toMatchObject({
      cause: { issues: [{ path: ["controlId"], code: "unknownReference", params: { id: controlId } }] },
    });
  expect(await codesOf(() => who.alice.action.update({ projectId, id, patch, expectedVersion: 2 }))).toEqual([
    "PRECONDITION_FAILED",
  ]);
});

it("shows an action as it was", async () => {
  const made = await who.alice.action.create({ projectId, description: "Before" });
  await who.alice.action.update({ projectId, id: made.id, patch: { description: "After" } });
  expect(await who.alice.action.get({ projectId, id: made.id, asOf: made.period.from })).toEqual(made);
});
