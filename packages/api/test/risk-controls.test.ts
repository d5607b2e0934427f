import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let who: People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  who = await people(register);
});
afterAll(() => register.drop());

const risk = (confidential = false) =>
  who.alice.risk.create({ projectId, description: "Water ingress", confidential });
const control = (description = "Grouting") => who.alice.control.create({ projectId, description });

it("attaches a control to a risk once, however often it is asked", async () => {
  const [{ id: riskId }, { id: controlId, number }] = [await risk(), await control()];
  const link = await who.bob.riskControl.attach({ projectId, riskId, controlId });
  expect(link).toMatchObject({ projectId, riskId, controlId, createdBy: register.users.bob, version: 1 });
  expect(await who.bob.riskControl.attach({ projectId, riskId, controlId })).toEqual(link);
  expect(await who.carol.riskControl.get({ projectId, id: link.id })).toEqual(link);
  expect(await who.carol.riskControl.listOfRisk({ projectId, riskId })).toEqual({ rows: [link], total: 1 });
  const entry = ["attachment", null, `Control #${number}`];
  expect((await told(who.alice, { projectId, riskId })).slice(1)).toEqual([entry]);
  expect((await told(who.alice, { projectId, controlId })).slice(1)).toEqual([entry]);
});

it("parts the controls of a project into those on a risk and those that could be", async () => {
  const { id: riskId } = await risk();
  const [one, two] = [await control("one"), await control("two")];
  await who.alice.riskControl.attach({ projectId, riskId, controlId: one.id });
  const attached = await who.carol.control.list({ projectId, riskId, limit: null });
  const attachable = await who.carol.control.list({ projectId, attachableTo: riskId, limit: null });
  const all = await who.carol.control.list({ projectId, limit: null });
  expect(attached.rows).toEqual([one]);
  expect(attachable.rows.map(({ id }) => id)).toContain(two.id);
  expect(attached.total + attachable.total).toBe(all.total);
  expect((await who.carol.risk.list({ projectId, controlId: one.id })).rows).toMatchObject([{ id: riskId }]);
  expect(await who.carol.risk.list({ projectId, controlId: two.id })).toEqual({ rows: [], total: 0 });
});

it("detaches a control by the pair or by the link, and tells of it", async () => {
  const [{ id: riskId }, { id: controlId, number }] = [await risk(), await control()];
  await who.alice.riskControl.attach({ projectId, riskId, controlId });
  await who.bob.riskControl.detach({ projectId, riskId, controlId });
  expect(await codesOf(() => who.bob.riskControl.detach({ projectId, riskId, controlId }))).toEqual([
    "NOT_FOUND",
  ]);
  const link = await who.alice.riskControl.attach({ projectId, riskId, controlId });
  expect(
    await codesOf(() => who.bob.riskControl.remove({ projectId, id: link.id, expectedVersion: 7 })),
  ).toEqual(["PRECONDITION_FAILED"]);
  await who.bob.riskControl.remove({ projectId, id: link.id });
  expect(await codesOf(() => who.bob.riskControl.remove({ projectId, id: link.id }))).toEqual(["NOT_FOUND"]);
  expect((await told(who.alice, { projectId, riskId })).at(-1)).toEqual([
    "detachment",
    `Control #${number}`,
    null,
  ]);
});

it("knows nothing of a confidential risk's controls without the right to it", async () => {
  const [{ id: riskId }, { id: controlId }] = [await risk(true), await control()];
  const link = await who.alice.riskControl.attach({ projectId, riskId, controlId });
  const before = await who.carol.riskControl.list({ projectId, limit: null });
  expect(before.rows.map(({ id }) => id)).not.toContain(link.id);
  expect(before.total).toBe(before.rows.length);
  expect(await who.carol.risk.list({ projectId, controlId })).toEqual({ rows: [], total: 0 });
  expect((await told(who.carol, { projectId, controlId })).map(([type]) => type)).not.toContain("attachment");
  expect(
    await codesOf(
      () => who.carol.riskControl.get({ projectId, id: link.id }),
      () => who.carol.riskControl.listOfRisk({ projectId, riskId }),
      () => who.carol.control.list({ projectId, riskId }),
      () => who.carol.control.list({ projectId, attachableTo: riskId }),
    ),
  ).toEqual(["NOT_FOUND"]);
  const now = { asOf: link.period.from };
  expect(await codesOf(() => who.carol.riskControl.get({ projectId, id: link.id, ...now }))).toEqual([
    "NOT_FOUND",
  ]);
  expect(await who.bob.riskControl.get({ projectId, id: link.id, ...now })).toEqual(link);
});

it("takes the risk from the path and the control from the body", async () => {
  const [{ id: riskId }, { id: controlId }] = [await risk(), await control()];
  const foreign = await who.mallory.control.create({
    projectId: register.foreignProjectId,
    description: "theirs",
  });
  expect(
    await codesOf(() => who.alice.riskControl.attach({ projectId, riskId: 999_999, controlId })),
  ).toEqual(["NOT_FOUND"]);
  for (const id of [999_999, foreign.id])
    await expect(who.alice.riskControl.attach({ projectId, riskId, controlId: id })).rejects.toMatchObject({
      cause: { issues: [{ path: ["controlId"], code: "unknownReference", params: { id, kind: "control" } }] },
    });
  expect(
    await codesOf(
      () => who.carol.riskControl.attach({ projectId, riskId, controlId }),
      () => who.carol.riskControl.detach({ projectId, riskId, controlId }),
    ),
  ).toEqual(["FORBIDDEN"]);
  const elsewhere = { projectId: register.foreignProjectId };
  expect(
    await codesOf(
      () => who.mallory.riskControl.list({ projectId }),
      () => who.mallory.riskControl.listOfRisk({ ...elsewhere, riskId }),
      () => who.mallory.riskControl.attach({ ...elsewhere, riskId, controlId: foreign.id }),
    ),
  ).toEqual(["NOT_FOUND"]);
});
