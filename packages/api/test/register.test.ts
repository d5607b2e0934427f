import { afterAll, beforeAll, expect, it } from "vitest";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register.drop());

it("gives 50 parallel creates 50 consecutive numbers", async () => {
  const alice = await register.as("alice");
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      alice.risk.create({ projectId: "default", title: `Risk ${i}`, description: "Water ingress" }),
    ),
  );
  expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
});

it("answers a risk with everything that hangs on it", async () => {
  const alice = await register.as("alice");
  const created = await alice.risk.create({
    projectId: register.projectId,
    title: "Blowout",
    description: "Face loses support",
    ownerId: register.users.bob,
    scores: { gross: { frequency: 7, consequence: 8 } },
  });
  expect(created).toMatchObject({
    ownerName: "Bob Example",
    status: "new",
    version: 1,
    scores: { gross: { frequency: 7, consequence: 8 } },
    worstCell: { row: 4, column: 4, value: 16, color: "red" },
  });
  const updated = await alice.risk.update({
    id: created.id,
    patch: { status: "closed", title: "Blow-out" },
    expectedVersion: 1,
  });
  expect(updated.version).toBe(2);
  await expect(
    alice.risk.update({ id: created.id, patch: { title: "x" }, expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  const entries = await alice.logEntry.list({ projectId: register.projectId, riskId: created.id });
  expect(entries.rows.map(({ type, changedFrom, changedTo }) => [type, changedFrom, changedTo])).toEqual([
    ["title", null, "Blowout"],
    ["description", null, "Face loses support"],
    ["owner", null, "Bob Example"],
    ["evaluation", "None", "16.0 (4, 4)"],
    ["title", "Blowout", "Blow-out"],
    ["status", "New", "Closed"],
  ]);
  const past = await alice.risk.get({ id: created.id, asOf: created.period.from });
  expect(past).toMatchObject({ title: "Blowout", status: "new", evaluations: [{ type: "gross" }] });
});

it("hides one organization from another", async () => {
  const mallory = await register.as("mallory");
  await expect(mallory.risk.list({ projectId: register.projectId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
