import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let who: People;
let [cost, time] = [0, 0];
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  who = await people(register);
  const { rows } = await who.alice.matrix.list({ projectId });
  [cost = 0, time = 0] = [...new Set(rows.map(({ riskTargetId }) => riskTargetId))];
});
afterAll(() => register.drop());

const control = () => who.alice.control.create({ projectId, description: "Grouting" });

it("keeps what a control costs, in the unit of a risk target", async () => {
  const [{ id: controlId }, other] = [await control(), await control()];
  const made = await who.bob.controlCost.create({ projectId, controlId, riskTargetId: cost, value: 1000 });
  const [matrix] = (await who.alice.matrix.list({ projectId })).rows;
  expect(made).toMatchObject({
    controlId,
    riskTargetId: cost,
    riskTargetName: matrix?.riskTargetName,
    unit: matrix?.riskTargetUnit,
    value: 1000,
    version: 1,
  });
  const weeks = await who.bob.controlCost.create({ projectId, controlId: other.id, riskTargetId: time });
  expect(weeks.value).toBe(0);
  expect(await who.carol.controlCost.list({ projectId })).toEqual({ total: 2, rows: [made, weeks] });
  expect(await who.carol.controlCost.list({ projectId, controlId })).toEqual({ total: 1, rows: [made] });
  expect(await who.carol.controlCost.get({ projectId, id: made.id })).toEqual(made);
  expect(await who.carol.controlCost.get({ projectId, controlId, id: made.id })).toEqual(made);
  expect(
    await codesOf(() => who.carol.controlCost.get({ projectId, controlId: other.id, id: made.id })),
  ).toEqual(["NOT_FOUND"]);
});

it("tells each control of what it costs", async () => {
  const [{ id: controlId }, other] = [await control(), await control()];
  const where = { projectId, controlId };
  const { id } = await who.alice.controlCost.create({ ...where, riskTargetId: cost, value: 5 });
  await who.alice.controlCost.update({ projectId, id, patch: { value: 7 } });
  await who.alice.controlCost.update({ projectId, id, patch: { value: 7 } });
  await who.alice.controlCost.update({ ...where, id, patch: { controlId: other.id } });
  await who.alice.controlCost.remove({ projectId, id });
  expect((await told(who.alice, where)).slice(1)).toEqual([
    ["controlCost", null, "5"],
    ["controlCost", "5", "7"],
    ["controlCost", "7", null],
  ]);
  expect((await told(who.alice, { projectId, controlId: other.id })).slice(1)).toEqual([
    ["controlCost", null, "7"],
    ["controlCost", "7", null],
  ]);
  const { rows } = await who.alice.logEntry.list(where);
  expect(rows.at(-1)).toMatchObject({ object: "control", riskTargetId: cost, controlId });
});

it("takes controls and risk targets of the same project only", async () => {
  const { id: controlId } = await control();
  const foreign = { projectId: register.foreignProjectId };
  const theirs = await who.mallory.control.create({ ...foreign, description: "theirs" });
  const [matrix] = (await who.mallory.matrix.list(foreign)).rows;
  const theirTarget = matrix?.riskTargetId ?? 0;
  for (const [draft, key, id] of [
    [{ controlId, riskTargetId: theirTarget }, "riskTargetId", theirTarget],
    [{ controlId, riskTargetId: 999_999 }, "riskTargetId", 999_999],
    [{ controlId: theirs.id, riskTargetId: cost }, "controlId", theirs.id],
    [{ controlId: 999_999, riskTargetId: cost }, "controlId", 999_999],
  ] as const)
    await expect(who.alice.controlCost.create({ projectId, value: 1, ...draft })).rejects.toMatchObject({
      cause: { issues: [{ path: [key], code: "unknownReference", params: { id } }] },
    });
});

it("lets editors write, compares versions, and stays within the organization", async () => {
  const { id: controlId } = await control();
  const draft = { controlId, riskTargetId: cost, value: 1 };
  const { id } = await who.alice.controlCost.create({ projectId, ...draft });
  expect(
    await codesOf(
      () => who.carol.controlCost.create({ projectId, ...draft }),
      () => who.carol.controlCost.update({ projectId, id, patch: { value: 2 } }),
      () => who.carol.controlCost.remove({ projectId, id }),
    ),
  ).toEqual(["FORBIDDEN"]);
  expect(
    await codesOf(
      () => who.bob.controlCost.update({ projectId, id, patch: { value: 2 }, expectedVersion: 2 }),
      () => who.bob.controlCost.remove({ projectId, id, expectedVersion: 2 }),
    ),
  ).toEqual(["PRECONDITION_FAILED"]);
  const elsewhere = { projectId: register.foreignProjectId };
  expect(
    await codesOf(
      () => who.mallory.controlCost.list({ projectId }),
      () => who.mallory.controlCost.list({ ...elsewhere, controlId }),
      () => who.mallory.controlCost.get({ ...elsewhere, id }),
      () => who.mallory.controlCost.update({ ...elsewhere, id, patch: { value: 2 } }),
      () => who.mallory.controlCost.remove({ ...elsewhere, id }),
    ),
  ).toEqual(["NOT_FOUND"]);
});
