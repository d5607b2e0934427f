import type { CustomFieldType, CustomValueInput } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/index.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { makeControl, makeRisk } from "./collaboration.ts";

let register: TestRegister;
let projectId: number;
let alice: Api, bob: Api, carol: Api, mallory: Api;
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  alice = await register.as("alice");
  bob = await register.as("bob");
  carol = await register.as("carol");
  mallory = await register.as("mallory");
});
afterAll(() => register.drop());

const missing = { code: "NOT_FOUND" };
const issue = (code: string, path: string[]) => ({ cause: { code: "Invalid", issues: [{ code, path }] } });
const makeField = (type: CustomFieldType, options: string[] = [], target: "risk" | "control" = "risk") =>
  alice.customField.create({ projectId, target, name: `A ${type}`, type, options });

it("lets a project's administrators alone define its fields, in the order of the layout", async () => {
  const field = await alice.customField.create({
    projectId,
    target: "control",
    name: " New field ",
    type: "select",
    options: ["Excellent", "Good ", "Poor"],
  });
  expect(field).toMatchObject({
    projectId,
    target: "control",
    name: "New field",
    options: ["Excellent", "Good", "Poor"],
    ordering: 1,
    version: 1,
  });
  const { id } = field;
  const next = await alice.customField.create({ projectId, target: "control", name: "Next", type: "text" });
  expect(next.ordering).toBe(2);
  const updated = await alice.customField.update({
    projectId,
    id: field.uid,
    patch: { name: "Rating", ordering: 3 },
    expectedVersion: 1,
  });
  expect(updated).toMatchObject({ id, name: "Rating", version: 2 });
  const { rows } = await carol.customField.list({ projectId, target: "control" });
  expect(rows.map(({ name }) => name)).toEqual(["Next", "Rating"]);
  expect(await carol.customField.get({ projectId, id, asOf: field.createdAt })).toMatchObject({
    name: "New field",
  });

  const denied = { code: "FORBIDDEN" };
  const draft = { projectId, target: "risk", name: "x", type: "text" } as const;
  await expect(bob.customField.create(draft)).rejects.toMatchObject(denied);
  await expect(bob.customField.update({ projectId, id, patch: { name: "x" } })).rejects.toMatchObject(denied);
  await expect(bob.customField.remove({ projectId, id })).rejects.toMatchObject(denied);
  await expect(mallory.customField.get({ projectId: register.foreignProjectId, id })).rejects.toMatchObject(
    missing,
  );
  await expect(
    alice.customField.update({ projectId, id, patch: { name: "x" }, expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
});

it("asks for the options that a type needs, each a value of it, none twice", async () => {
  const create = (type: CustomFieldType, options: string[]) =>
    alice.customField.create({ projectId, target: "risk", name: "x", type, options });
  await expect(create("select", [])).rejects.toMatchObject(issue("required", ["options"]));
  await expect(create("numberSelect", ["1", "two"])).rejects.toMatchObject(
    issue("invalidFormat", ["options"]),
  );
  await expect(create("dateSelect", ["2026-02-30"])).rejects.toMatchObject(
    issue("invalidFormat", ["options"]),
  );
  await expect(create("multiSelect", ["A", "A"])).rejects.toMatchObject(issue("notUnique", ["options"]));
  await expect(
    alice.customField.create({ projectId, target: "incident", name: "x", type: "text" }),
  ).rejects.toMatchObject(issue("invalidChoice", ["target"]));
});

const choices = ["Frontend", "API"];
it.each<[CustomFieldType, string[], CustomValueInput, unknown, string]>([
  ["text", [], " free words ", "free words", "free words"],
  ["number", [], "5.0", 5, "5.0"],
  ["number", [], -2.5e3, -2500, "-2500"],
  ["integer", [], "1235", 1235, "1235"],
  ["boolean", [], true, true, "true"],
  ["boolean", [], "False", false, "False"],
  ["date", [], "2026-05-21", "2026-05-21", "2026-05-21"],
  ["select", choices, "API", "API", "API"],
  ["dropdown", choices, "API", "API", "API"],
  ["status", choices, "API", "API", "API"],
  ["numberSelect", ["1", "2.50"], "2.5", 2.5, "2.50"],
  ["dateSelect", ["2026-05-21"], "2026-05-21", "2026-05-21", "2026-05-21"],
  ["multiSelect", choices, ["API", "Frontend", "API"], ["Frontend", "API"], "Frontend\nAPI"],
  ["multiSelect", choices, [], [], ""],
  [
    "link",
    [],
    { name: "Spec doc", url: " HTTPS://wiki.example.com/spec" },
    { name: "Spec doc", url: "HTTPS://wiki.example.com/spec" },
    "Spec doc",
  ],
  ["link", [], { name: "Trap", url: "javascript:alert(1)" }, { name: "Trap", url: null }, "Trap"],
])("keeps a value of type %s with options %j given as %j", async (...row) => {
  const [type, options, given, value, text] = row;
  const field = await makeField(type, options);
  const { id: riskId } = await makeRisk(register);
  const set = await bob.customValue.set({ projectId, riskId, fieldId: field.id, value: given });
  expect(set).toMatchObject({
    created: true,
    fieldId: field.id,
    riskId,
    controlId: null,
    value,
    text,
    version: 1,
  });
  expect(set.field).toEqual(field);
  const { rows, total } = await carol.customValue.list({ projectId, riskId });
  expect([total, rows[0]?.value]).toEqual([1, value]);
});

it.each<[CustomFieldType, string[], CustomValueInput, string]>([
  ["text", [], "  ", "blank"],
  ["text", [], ["a"], "invalidType"],
  ["number", [], "five", "invalidFormat"],
  ["number", [], "1e999", "invalidFormat"],
  ["integer", [], "1.5", "invalidFormat"],
  ["boolean", [], "perhaps", "invalidFormat"],
  ["date", [], "2026-02-29", "invalidFormat"],
  ["select", choices, "Backend", "invalidChoice"],
  ["numberSelect", ["1"], "2", "invalidChoice"],
  ["multiSelect", choices, ["API", "Backend"], "invalidChoice"],
  ["multiSelect", choices, true, "invalidType"],
  ["user", [], "alice", "invalidFormat"],
  ["user", [], "999999", "unknownReference"],
])("refuses for type %s with options %j the value %j", async (type, options, value, code) => {
  const field = await makeField(type, options);
  const { id: riskId } = await makeRisk(register);
  await expect(bob.customValue.set({ projectId, riskId, fieldId: field.id, value })).rejects.toMatchObject(
    issue(code, ["value"]),
  );
  expect((await bob.customValue.list({ projectId, riskId })).total).toBe(0);
});

it("names a person by either identifier, who must have a role in the project", async () => {
  const { id: fieldId } = await makeField("user");
  const { id: riskId } = await makeRisk(register);
  const me = await carol.me.get();
  const person = { id: me.id, uid: me.uid, name: "Carol Example" };
  for (const value of [me.id, String(me.id), me.uid]) {
    const set = await bob.customValue.set({ projectId, riskId, fieldId, value });
    expect(set).toMatchObject({ value: person, text: String(me.id) });
  }
  await expect(
    bob.customValue.set({ projectId, riskId, fieldId, value: register.users.mallory }),
  ).rejects.toMatchObject(issue("unknownReference", ["value"]));
});

it("keeps one value per record and field, replaces it, and never over another's change", async () => {
  const { id: fieldId } = await makeField("text");
  const { id: riskId } = await makeRisk(register);
  const here = { projectId, riskId, fieldId };
  const first = await bob.customValue.set({ ...here, value: "One" });
  expect(await bob.customValue.set({ ...here, value: "Two", expectedVersion: 1 })).toMatchObject({
    id: first.id,
    created: false,
    value: "Two",
    version: 2,
  });
  const stale = { code: "PRECONDITION_FAILED" };
  await expect(bob.customValue.set({ ...here, value: "x", expectedVersion: 1 })).rejects.toMatchObject(stale);
  await expect(bob.customValue.remove({ ...here, expectedVersion: 1 })).rejects.toMatchObject(stale);
  await expect(carol.customValue.set({ ...here, value: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(carol.customValue.remove(here)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await carol.customValue.list({ projectId, riskId, asOf: first.createdAt })).rows).toMatchObject([
    { value: "One" },
  ]);
  await bob.customValue.remove(here);
  expect(await bob.customValue.list({ projectId, riskId })).toEqual({ rows: [], total: 0 });
});

it("takes values of fields for the very kind of record and project", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const ofRisks = await makeField("text");
  const ofControls = await makeField("text", [], "control");
  const unknown = issue("unknownReference", ["fieldId"]);
  const set = (where: object, fieldId: number) =>
    bob.customValue.set({ projectId, ...where, fieldId, value: "x" });
  await expect(set({ riskId }, ofControls.id)).rejects.toMatchObject(unknown);
  await expect(set({ controlId }, ofRisks.id)).rejects.toMatchObject(unknown);
  expect(await set({ controlId }, ofControls.id)).toMatchObject({ controlId, riskId: null });
  const foreign = await mallory.customField.create({
    projectId: "default",
    target: "risk",
    name: "Foreign",
    type: "text",
  });
  await expect(set({ riskId }, foreign.id)).rejects.toMatchObject(unknown);
});

it("holds a field's type and target as long as a record has a value, and lets its options change", async () => {
  const { id, uid } = await makeField("select", choices);
  const { id: riskId } = await makeRisk(register);
  await bob.customValue.set({ projectId, riskId, fieldId: uid, value: "API" });
  const update = (patch: object) => alice.customField.update({ projectId, id, patch });
  await expect(update({ type: "text" })).rejects.toMatchObject(issue("immutable", ["type"]));
  await expect(update({ target: "control" })).rejects.toMatchObject(issue("immutable", ["target"]));
  expect(await update({ type: "select", options: ["Backend"] })).toMatchObject({ options: ["Backend"] });
  expect((await bob.customValue.list({ projectId, riskId })).rows).toMatchObject([{ value: "API" }]);
  await bob.customValue.remove({ projectId, riskId, fieldId: id });
  expect(await update({ type: "text" })).toMatchObject({ type: "text" });
});

it("stays what it is when it is put back as the nearest plain type, and changes to any other plain one", async () => {
  const { id } = await makeField("multiSelect", choices);
  const update = (patch: object) => alice.customField.update({ projectId, id, patch, plain: true });
  expect(await update({ type: "text", name: "Areas" })).toMatchObject({ type: "multiSelect", name: "Areas" });
  expect(await update({ type: "select" })).toMatchObject({ type: "select" });
});

it("tells the log of values that change and of fields that change, are renamed or go", async () => {
  const { id: riskId, number } = await makeRisk(register);
  const { id: fieldId } = await makeField("user");
  const here = { projectId, riskId, fieldId };
  await bob.customValue.set({ ...here, value: register.users.carol });
  await bob.customValue.set({ ...here, value: register.users.bob });
  await bob.customValue.remove(here);
  const ofRisk = (await bob.logEntry.list({ projectId, riskId })).rows.filter(
    ({ type }) => type === "customFieldChanged",
  );
  expect(ofRisk.map((entry) => [entry.objectIdentifier, entry.changedFrom, entry.changedTo])).toEqual([
    [`Risk #${number}`, null, "Carol Example"],
    [`Risk #${number}`, "Carol Example", "Bob Example"],
    [`Risk #${number}`, "Bob Example", null],
  ]);
  const before = (await bob.logEntry.list({ projectId, limit: null })).total;
  const { id } = await alice.customField.create({ projectId, target: "risk", name: "Unit", type: "text" });
  await alice.customField.update({ projectId, id, patch: { name: "Business unit" } });
  await alice.customField.update({ projectId, id, patch: { type: "select", options: ["Finance"] } });
  await alice.customField.update({ projectId, id, patch: { ordering: 99 } });
  await alice.customField.remove({ projectId, id });
  const { rows } = await bob.logEntry.list({ projectId, limit: null, offset: before });
  expect(rows.map(({ type, changedFrom, changedTo }) => [type, changedFrom, changedTo])).toEqual([
    ["customFieldChanged", null, "Unit"],
    ["customFieldRenamed", "Unit", "Business unit"],
    ["customFieldChanged", "text of a risk", "select of a risk, Finance"],
    ["customFieldDeleted", "Business unit", null],
  ]);
});

it("hides the values of confidential risks, and takes a field's values away with it", async () => {
  const { id: fieldId } = await makeField("text");
  const { id: riskId } = await makeRisk(register);
  const { createdAt } = await bob.customValue.set({ projectId, riskId, fieldId, value: "Secret" });
  await bob.risk.update({ id: riskId, patch: { confidential: true } });
  await expect(carol.customValue.list({ projectId, riskId })).rejects.toMatchObject(missing);
  await expect(carol.customValue.list({ projectId, riskId, asOf: createdAt })).rejects.toMatchObject(missing);
  const shown = (await carol.logEntry.list({ projectId, limit: null })).rows;
  expect(shown.filter(({ changedTo }) => changedTo === "Secret")).toEqual([]);
  await alice.customField.remove({ projectId, id: fieldId });
  expect((await bob.customValue.list({ projectId, riskId })).total).toBe(0);
  expect((await bob.customValue.list({ projectId, riskId, asOf: createdAt })).rows).toMatchObject([
    { value: "Secret", field: { name: "A text" } },
  ]);
});

it("keeps an organization's own fields, unique by name, for its administrators to define", async () => {
  const draft = { target: "incident", name: "isPending", type: "boolean" } as const;
  const field = await alice.customField.create(draft);
  expect(field).toMatchObject({ projectId: null, target: "incident", ordering: 1 });
  await expect(alice.customField.create(draft)).rejects.toMatchObject(issue("notUnique", ["name"]));
  await expect(bob.customField.create({ ...draft, name: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await bob.customField.list({})).rows).toEqual([field]);
  expect((await mallory.customField.list({})).rows).toEqual([]);
  await expect(mallory.customField.get({ id: field.id })).rejects.toMatchObject(missing);
  await expect(mallory.customField.create(draft)).resolves.toMatchObject({ name: "isPending" });
  await expect(alice.customField.update({ id: field.id, patch: { target: "risk" } })).rejects.toMatchObject(
    issue("invalidChoice", ["target"]),
  );
  await alice.customField.remove({ id: field.id });
  expect((await alice.customField.list({})).total).toBe(0);
});
