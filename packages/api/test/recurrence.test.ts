import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { codesOf, people, type People } from "./people.ts";
import { told } from "./told.ts";

let register: TestRegister;
let projectId: number;
let { alice, carol, mallory } = {} as People;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  ({ alice, carol, mallory } = await people(register));
});
afterAll(() => register.drop());

/** The example of the RamRisk API manual, chapter Control Recurrence. */
const firstWorkday = { scopeType: 40, nthMatch: 10, dayOfWeek: 80, yearMonth: 3, yearInterval: 3 };

const dueOn = (deadline: string | null) =>
  alice.control.create({ projectId, description: "Inspect the lining", status: "planned", deadline });

it("answers a recurrence with its wording and the dates that follow from it", async () => {
  const { id } = await dueOn("2017-03-01");
  const where = { projectId, controlId: id };
  await expect(alice.controlRecurrence.get(where)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const made = await alice.controlRecurrence.set({ ...where, ...firstWorkday });
  expect(made).toMatchObject({
    ...firstWorkday,
    controlId: id,
    repr: "Every 1st workday of every March of every 3 years",
    controlDeadline: "2017-03-01",
    nextDate: "2020-03-02",
    dayInterval: null,
    weekRecurDays: null,
    monthDate: null,
    version: 1,
  });
  expect(await carol.controlRecurrence.get(where)).toEqual(made);
  expect(await carol.control.get({ projectId, id })).toMatchObject({
    deadline: "2017-03-01",
    nextDeadline: "2020-03-02",
  });
  expect((await carol.control.list({ projectId, limit: null })).rows.at(-1)?.nextDeadline).toBe("2020-03-02");
});

it("advances a control that is done to its next deadline and plans it again", async () => {
  const { id } = await dueOn("2017-03-01");
  await alice.controlRecurrence.set({ projectId, controlId: id, ...firstWorkday });
  await alice.control.update({ projectId, id, patch: { status: "ongoing" } });
  const done = await alice.control.update({ projectId, id, patch: { status: "done" } });
  expect(done).toMatchObject({
    status: "planned",
    deadline: "2020-03-02",
    nextDeadline: "2023-03-01",
    completedAt: done.updatedAt,
  });
  expect((await told(alice, { projectId, controlId: id })).slice(-2)).toEqual([
    ["controlOccurrence", "2017-03-01", "2020-03-02"],
    ["status", "Ongoing", "Planned"],
  ]);
  const again = await alice.control.update({ projectId, id, patch: { status: "done" } });
  expect(again.deadline).toBe("2023-03-01");
  expect((await told(alice, { projectId, controlId: id })).at(-1)).toEqual([
    "controlOccurrence",
    "2020-03-02",
    "2023-03-01",
  ]);
});

it("leaves a control done whose series has ended, that has no deadline, or that does not recur", async () => {
  const ended = await dueOn("9999-12-31");
  const undated = await dueOn(null);
  const single = await dueOn("2017-03-01");
  for (const { id } of [ended, undated])
    await alice.controlRecurrence.set({ projectId, controlId: id, scopeType: 10 });
  for (const { id, deadline } of [ended, undated, single])
    expect(await alice.control.update({ projectId, id, patch: { status: "done" } })).toMatchObject({
      status: "done",
      deadline,
      nextDeadline: null,
    });
});

it("tells of a recurrence that is made, changed and ended, in English", async () => {
  const { id } = await dueOn("2024-01-31");
  const where = { projectId, controlId: id };
  await alice.controlRecurrence.set({ ...where, scopeType: 30, monthDate: 31 });
  await alice.controlRecurrence.set({ ...where, scopeType: 30, monthDate: 31, monthInterval: 1 });
  await alice.controlRecurrence.update({ ...where, patch: { monthInterval: 3 } });
  await alice.controlRecurrence.remove(where);
  await expect(alice.controlRecurrence.remove(where)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const monthly = "Every 31st of every month (or the last day of a shorter month)";
  const quarterly = "Every 31st of every 3 months (or the last day of a shorter month)";
  expect((await told(alice, where)).slice(2)).toEqual([
    ["recurrenceCreated", null, monthly],
    ["recurrenceModified", monthly, quarterly],
    ["recurrenceDeleted", quarterly, null],
  ]);
});

it("changes only what is given, and refuses what then does not fit together", async () => {
  const { id } = await dueOn("2024-01-31");
  const where = { projectId, controlId: id };
  await expect(alice.controlRecurrence.update({ ...where, patch: { dayInterval: 2 } })).rejects.toMatchObject(
    { code: "NOT_FOUND" },
  );
  await alice.controlRecurrence.set({ ...where, scopeType: 20, weekRecurDays: "50, 10,10" });
  const changed = await alice.controlRecurrence.update({ ...where, patch: { weekInterval: 2 } });
  expect(changed).toMatchObject({ scopeType: 20, weekRecurDays: "10,50", weekInterval: 2, version: 2 });
  await expect(
    alice.controlRecurrence.update({ ...where, patch: { scopeType: 10 }, expectedVersion: 2 }),
  ).rejects.toMatchObject({
    cause: {
      code: "Invalid",
      issues: [
        { path: ["weekInterval"], code: "rule" },
        { path: ["weekRecurDays"], code: "rule" },
      ],
    },
  });
  await expect(
    alice.controlRecurrence.set({ ...where, scopeType: 10, expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  expect(await alice.controlRecurrence.get(where)).toEqual(changed);
});

it.each([
  [{ scopeType: 15 }, [{ path: ["scopeType"], code: "invalidChoice", params: { value: 15 } }]],
  [{ scopeType: 10, dayInterval: 0 }, [{ path: ["dayInterval"], code: "tooSmall", params: { min: 1 } }]],
  [{ scopeType: 30, monthDate: 32 }, [{ path: ["monthDate"], code: "tooBig", params: { max: 31 } }]],
  [{ scopeType: 30, monthDate: 1, monthInterval: 10_000 }, [{ code: "tooBig", params: { max: 9999 } }]],
  [{ scopeType: 20 }, [{ path: ["weekRecurDays"], code: "required" }]],
  [{ scopeType: 20, weekRecurDays: "10,x" }, [{ path: ["weekRecurDays"], code: "invalidType" }]],
  [
    { scopeType: 40, monthDate: 30, yearMonth: 2, monthEnd: "skip" as const },
    [{ path: ["monthDate"], code: "rule" }],
  ],
  [
    { scopeType: 40, monthDate: 1, nthMatch: 10 },
    [
      { path: ["monthDate"], code: "rule" },
      { path: ["dayOfWeek"], code: "required" },
      { path: ["yearMonth"], code: "required" },
    ],
  ],
])("refuses %j with everything that is wrong with it", async (rule, issues) => {
  const { id } = await dueOn("2024-01-31");
  await expect(alice.controlRecurrence.set({ projectId, controlId: id, ...rule })).rejects.toMatchObject({
    cause: { code: "Invalid", issues },
  });
});

it("keeps recurrences from readers' pens and from other organizations", async () => {
  const { id } = await dueOn("2024-01-31");
  const where = { projectId, controlId: id };
  await alice.controlRecurrence.set({ ...where, scopeType: 10 });
  expect(
    await codesOf(
      () => carol.controlRecurrence.set({ ...where, scopeType: 10 }),
      () => carol.controlRecurrence.update({ ...where, patch: { dayInterval: 2 } }),
      () => carol.controlRecurrence.remove(where),
    ),
  ).toEqual(["FORBIDDEN"]);
  const across = { projectId: register.foreignProjectId, controlId: id };
  expect(
    await codesOf(
      () => mallory.controlRecurrence.get(where),
      () => mallory.controlRecurrence.get(across),
      () => mallory.controlRecurrence.set({ ...across, scopeType: 10 }),
      () => mallory.controlRecurrence.remove(across),
    ),
  ).toEqual(["NOT_FOUND"]);
});
