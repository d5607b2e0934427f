import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/index.ts";
import { testRegister, type TestRegister, type TestUser } from "../src/testing.ts";
import { makeAction, makeControl, makeRisk } from "./collaboration.ts";

let register: TestRegister;
let projectId: number;
let [first, second] = ["", ""];
beforeAll(async () => {
  register = await testRegister();
  ({ projectId } = register);
  const alice = await register.as("alice");
  first = (await alice.apiApp.create({ name: "First" })).appId;
  second = (await alice.apiApp.create({ name: "Second" })).appId;
});
afterAll(() => register.drop());

const by = (user: TestUser, appId: string | undefined = first): Promise<Api> => register.as(user, { appId });
const missing = { code: "NOT_FOUND" };
const issue = (code: string) => ({ cause: { code: "Invalid", issues: [{ code, path: ["appId"] }] } });

it("keeps any JSON beside a project, risk, control or action, as it came", async () => {
  const bob = await by("bob");
  const risk = await makeRisk(register);
  const control = await makeControl(register);
  const action = await makeAction(register);
  for (const [kind, where, objectId, data] of [
    ["project", {}, projectId, { z: 1, a: [true, null, { "": "æ\u0000\ud800" }] }],
    ["risk", { riskId: risk.uid }, risk.id, "text"],
    ["control", { controlId: control.id }, control.id, 1.5],
    ["action", { actionId: action.id }, action.id, null],
  ] as const) {
    const put = await bob.metaObject.put({ projectId, ...where, data });
    expect(put).toMatchObject({ kind, objectId, projectId, data, created: true, version: 1 });
    expect(JSON.stringify(put.data)).toBe(JSON.stringify(data));
    const replaced = await bob.metaObject.put({ projectId, ...where, data: [kind], expectedVersion: 1 });
    expect(replaced).toMatchObject({ id: put.id, data: [kind], created: false, version: 2 });
    const { created: _, ...shown } = replaced;
    expect(await bob.metaObject.get({ projectId, ...where })).toEqual(shown);
    expect(await bob.metaObject.get({ projectId, ...where, asOf: put.createdAt })).toMatchObject({ data });
    expect((await bob.metaObject.list({ projectId, kind })).rows).toEqual([shown]);
    expect((await bob.metaObject.list({ kind })).total).toBe(1);
    await expect(bob.metaObject.remove({ projectId, ...where, expectedVersion: 1 })).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
    });
    await bob.metaObject.remove({ projectId, ...where });
    await expect(bob.metaObject.get({ projectId, ...where })).rejects.toMatchObject(missing);
    await expect(bob.metaObject.remove({ projectId, ...where })).rejects.toMatchObject(missing);
  }
});

it("keeps an empty object where no data is given, and nothing beyond its size", async () => {
  const bob = await by("bob");
  const { id: riskId } = await makeRisk(register);
  expect(await bob.metaObject.put({ projectId, riskId })).toMatchObject({ data: {} });
  await expect(bob.metaObject.put({ projectId, riskId, data: "x".repeat(256 * 1024) })).rejects.toMatchObject(
    { code: "PAYLOAD_TOO_LARGE" },
  );
});

it("keeps nothing that is too deep to be written, and changes only what there is", async () => {
  const bob = await by("bob");
  const { id: riskId } = await makeRisk(register);
  const here = { projectId, riskId };
  const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
  await expect(bob.metaObject.update({ ...here, patch: { data: 1 } })).rejects.toMatchObject(missing);
  await bob.metaObject.put({ ...here, data: nested(200) });
  for (const levels of [201, 100_000])
    await expect(bob.metaObject.put({ ...here, data: nested(levels) })).rejects.toMatchObject({
      cause: { code: "Invalid", issues: [{ path: ["data"], code: "rule" }] },
    });
  expect(await bob.metaObject.update({ ...here, patch: {} })).toMatchObject({
    data: nested(200),
    version: 1,
  });
  expect(await bob.metaObject.update({ ...here, patch: { data: 1 }, expectedVersion: 1 })).toMatchObject({
    data: 1,
  });
});

it("answers a repeated call of another program with nothing of the first one's", async () => {
  const { id: riskId } = await makeRisk(register);
  const repeated = (appId: string) => register.as("bob", { appId, idempotencyKey: "only once" });
  const put = async (appId: string) => (await repeated(appId)).metaObject.put({ projectId, riskId, data: 1 });
  const { id } = await put(first);
  expect(await put(first)).toMatchObject({ id, created: true });
  await expect(put(second)).rejects.toMatchObject({ cause: { issues: [{ code: "keyReused" }] } });
});

it("asks every call for a program that the organization knows", async () => {
  const { id: riskId } = await makeRisk(register);
  const nobody = await register.as("bob");
  await expect(nobody.metaObject.get({ projectId, riskId })).rejects.toMatchObject(issue("required"));
  await expect(nobody.metaObject.list({ kind: "project" })).rejects.toMatchObject(issue("required"));
  await expect(nobody.metaObject.put({ projectId, riskId })).rejects.toMatchObject(issue("required"));
  await expect(nobody.metaObject.remove({ projectId, riskId })).rejects.toMatchObject(issue("required"));
  const unknown = await by("bob", "unknown");
  await expect(unknown.metaObject.get({ projectId, riskId })).rejects.toMatchObject(
    issue("unknownReference"),
  );
  const foreign = await by("mallory");
  await expect(foreign.metaObject.list({ kind: "project" })).rejects.toMatchObject(issue("unknownReference"));
});

it("shows a program what it kept itself, and nothing of others", async () => {
  const { id: riskId } = await makeRisk(register);
  const [mine, theirs] = [await by("bob", first), await by("bob", second)];
  await mine.metaObject.put({ projectId, riskId, data: "mine" });
  await expect(theirs.metaObject.get({ projectId, riskId })).rejects.toMatchObject(missing);
  expect(await theirs.metaObject.put({ projectId, riskId, data: "theirs" })).toMatchObject({ created: true });
  expect(await mine.metaObject.get({ projectId, riskId })).toMatchObject({ data: "mine" });
  await theirs.metaObject.remove({ projectId, riskId });
  expect((await mine.metaObject.list({ projectId, kind: "risk" })).rows.map(({ data }) => data)).toContain(
    "mine",
  );
});

it("is written by editors, and read by whoever sees the record", async () => {
  const { id: riskId } = await makeRisk(register);
  const [alice, bob, carol] = [await by("alice"), await by("bob"), await by("carol")];
  await expect(carol.metaObject.put({ projectId, riskId, data: 1 })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const { createdAt } = await bob.metaObject.put({ projectId, riskId, data: 1 });
  await expect(carol.metaObject.remove({ projectId, riskId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await carol.metaObject.get({ projectId, riskId })).toMatchObject({ data: 1 });
  const before = (await carol.metaObject.list({ projectId, kind: "risk" })).total;
  await alice.risk.update({ id: riskId, patch: { confidential: true } });
  await expect(carol.metaObject.get({ projectId, riskId })).rejects.toMatchObject(missing);
  await expect(carol.metaObject.get({ projectId, riskId, asOf: createdAt })).rejects.toMatchObject(missing);
  expect((await carol.metaObject.list({ projectId, kind: "risk" })).total).toBe(before - 1);
  expect((await carol.metaObject.list({ kind: "risk", asOf: createdAt })).total).toBe(before - 1);
});

it("has its programs made known by the organization's administrators alone", async () => {
  const [alice, bob, mallory] = [
    await register.as("alice"),
    await register.as("bob"),
    await register.as("mallory"),
  ];
  const made = await alice.apiApp.create({ name: "Map viewer" });
  expect(made.appId).toMatch(/^[0-9a-f]{32}$/);
  expect(
    await alice.apiApp.update({ id: made.uid, patch: { name: "Viewer" }, expectedVersion: 1 }),
  ).toMatchObject({
    name: "Viewer",
    appId: made.appId,
  });
  expect((await alice.apiApp.list({})).rows.map(({ name }) => name)).toEqual(["First", "Second", "Viewer"]);
  expect((await mallory.apiApp.list({})).total).toBe(0);
  await expect(bob.apiApp.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(bob.apiApp.create({ name: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(bob.apiApp.remove({ id: made.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(mallory.apiApp.remove({ id: made.id })).rejects.toMatchObject(missing);
  const { id: riskId } = await makeRisk(register);
  const viewer = await by("bob", made.appId);
  await viewer.metaObject.put({ projectId, riskId, data: 1 });
  await alice.apiApp.remove({ id: made.id });
  await expect(viewer.metaObject.get({ projectId, riskId })).rejects.toMatchObject(issue("unknownReference"));
});
