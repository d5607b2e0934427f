import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/index.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

let register: TestRegister;
let alice: Api;
let bob: Api;
let carol: Api;
beforeAll(async () => {
  register = await testRegister();
  [alice, bob, carol] = await Promise.all([register.as("alice"), register.as("bob"), register.as("carol")]);
});
afterAll(() => register.drop());

const draft = {
  name: "Server outage",
  status: "NEW",
  type: "SYSTEM_FAILURE",
  date: "2024-11-22T07:30:00.000000Z",
  description: "Sudden loss of power",
  reportedBy: "System Monitor",
};

it("an incident is registered with what nobody said by default, by anybody in the organization", async () => {
  expect(await bob.incident.create(draft)).toMatchObject({
    ...draft,
    location: "",
    severity: "",
    nextUpdate: 0,
    resolvedDate: null,
    backdated: false,
    riskId: null,
    attributes: [],
    createdByName: "Bob Example",
    version: 1,
  });
  const far = await alice.incident.create({ ...draft, nextUpdate: 33_000_000_000 });
  expect(far.nextUpdate).toBe(33_000_000_000);
});

it("twenty replacements that were made from the same version leave one winner", async () => {
  const { id, version } = await alice.incident.create(draft);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      alice.incident.replace({ id, ...draft, name: `Outage ${i}`, basedOn: version }),
    ),
  );
  const won = outcomes.filter(({ status }) => status === "fulfilled");
  const lost = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason as { code: string }] : []));
  expect([won.length, ...new Set(lost.map(({ code }) => code))]).toEqual([1, "CONFLICT"]);
  expect((await alice.incident.get({ id })).version).toBe(2);
});

it("a replacement makes a version, even where it changes nothing, and a partial change only where it changes something", async () => {
  const { id, version, updatedAt } = await alice.incident.create(draft);
  const again = await alice.incident.replace({ id, ...draft, basedOn: version });
  expect([again.version, again.updatedAt]).toEqual([2, updatedAt]);
  await expect(alice.incident.replace({ id, ...draft, basedOn: version })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await alice.incident.update({ id, patch: { status: draft.status } })).toEqual(again);
});

it("status and type are codes of the organization, which decides them, and an incident keeps one that is dropped", async () => {
  const { id } = await alice.incident.create({ ...draft, type: "SECURITY" });
  await expect(alice.incident.create({ ...draft, type: "FIRE" })).rejects.toMatchObject({
    cause: { issues: [{ path: ["type"], code: "invalidChoice" }] },
  });
  await expect(bob.incidentCode.replace({ kind: "type", codes: ["FIRE"] })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const codes = ["FIRE", "SYSTEM_FAILURE"];
  expect(await alice.incidentCode.replace({ kind: "type", codes })).toEqual(codes);
  expect((await alice.incident.create({ ...draft, type: "FIRE" })).type).toBe("FIRE");
  expect((await alice.incident.replace({ id, ...draft, type: "SECURITY", location: "A" })).location).toBe(
    "A",
  );
  const mallory = await register.as("mallory");
  expect(await mallory.incidentCode.list({ kind: "type" })).toContain("SECURITY");
  await expect(alice.incidentCode.replace({ kind: "status", codes: ["no code"] })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

it("an incident tells the risk that it realises to those who see the risk, and a replacement leaves it", async () => {
  const risk = await alice.risk.create({
    projectId: "default",
    title: "Power",
    description: "Supply fails",
    confidential: true,
  });
  const { id } = await alice.incident.create({ ...draft, riskId: risk.uid });
  expect(await alice.incident.get({ id })).toMatchObject({ riskId: risk.id, riskUid: risk.uid });
  expect(await carol.incident.get({ id })).toMatchObject({ riskId: null, riskUid: null });
  await carol.incident.replace({ id, ...draft, name: "Renamed" });
  expect((await alice.incident.get({ id })).riskId).toBe(risk.id);
  await expect(carol.incident.create({ ...draft, riskId: risk.id })).rejects.toMatchObject({
    cause: { issues: [{ path: ["riskId"], code: "unknownReference" }] },
  });
  await alice.risk.remove({ id: risk.id });
  expect((await alice.incident.get({ id })).riskId).toBeNull();
});

it("an attribute is defined once, takes values of its type, and takes them along when it goes", async () => {
  await alice.incidentAttribute.define({ name: "count", type: "integer" });
  await alice.incidentAttribute.define({ name: "pending", type: "boolean" });
  await expect(alice.incidentAttribute.define({ name: "count", type: "text" })).rejects.toMatchObject({
    cause: { issues: [{ path: ["name"], code: "notUnique" }] },
  });
  await expect(bob.incidentAttribute.undefine({ name: "count" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const { id: incidentId, version } = await alice.incident.create(draft);
  const add = (name: string, value: string | number | boolean) =>
    alice.incidentAttribute.add({ incidentId, values: [{ name, value }] });
  await expect(add("count", "many")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(add("colour", "red")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await add("count", "5");
  await add("pending", true);
  await expect(add("count", 6)).rejects.toMatchObject({ code: "CONFLICT" });
  const shown = async () => (await alice.incident.get({ id: incidentId })).attributes;
  expect(await shown()).toEqual([
    { name: "count", value: "5" },
    { name: "pending", value: true },
  ]);
  await alice.incidentAttribute.edit({ incidentId, values: [{ name: "count", value: 6 }] });
  await alice.incidentAttribute.undefine({ name: "pending" });
  expect(await shown()).toEqual([{ name: "count", value: 6 }]);
  await expect(
    alice.incidentAttribute.edit({ incidentId, values: [{ name: "pending", value: true }] }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await alice.incident.get({ id: incidentId })).version).toBe(version);
});

it("comments are told in their order, and taken back by their author or an administrator", async () => {
  const { id: incidentId } = await alice.incident.create(draft);
  const first = await bob.incidentComment.create({ incidentId, text: "Power is back" });
  await carol.incidentComment.create({ incidentId, text: "Confirmed" });
  const told = async () => (await alice.incidentComment.list({ incidentId })).rows.map(({ text }) => text);
  expect(await told()).toEqual(["Power is back", "Confirmed"]);
  await expect(carol.incidentComment.remove({ incidentId, id: first.uid })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(carol.incidentComment.clear({ incidentId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await bob.incidentComment.remove({ incidentId, id: first.uid });
  expect(await told()).toEqual(["Confirmed"]);
  expect(await alice.incidentComment.clear({ incidentId })).toEqual({ count: 1 });
  expect(await told()).toEqual([]);
});

it("a past moment shows an incident with its attributes and comments as they were, though it is gone", async () => {
  const { id, uid } = await alice.incident.create(draft);
  await alice.incidentAttribute.add({ incidentId: id, values: [{ name: "count", value: 1 }] });
  await alice.incidentComment.create({ incidentId: id, text: "On it" });
  const asOf = (await alice.incident.update({ id, patch: { status: "OPEN" } })).period.from;
  await alice.incident.remove({ id });
  await expect(alice.incident.get({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await alice.incident.get({ id: uid, asOf })).toMatchObject({
    status: "OPEN",
    attributes: [{ name: "count", value: 1 }],
  });
  expect((await alice.incidentComment.list({ incidentId: id, asOf })).total).toBe(1);
});

it("another tenant sees none of it", async () => {
  const { id, uid } = await alice.incident.create(draft);
  const mallory = await register.as("mallory");
  expect((await mallory.incident.list({})).total).toBe(0);
  for (const ref of [id, uid])
    await expect(mallory.incident.get({ id: ref })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(mallory.incidentComment.create({ incidentId: uid, text: "x" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
