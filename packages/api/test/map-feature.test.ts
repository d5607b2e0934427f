import type { MapFeatureDraft } from "@riskloom/domain";
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
const issue = (code: string, path: string) => ({
  cause: { code: "Invalid", issues: [{ code, path: [path] }] },
});

const wgs84 = 160;
const utm32 = 10;
const mercator = 150;
/** The same place by the formula of EPSG method 1024 (IOGP guidance note 7-2): E = R·λ, N = R·ln tan(π/4 + φ/2), R = 6 378 137 m. */
const inMercator = { latitude: 7_493_691.415, longitude: 1_400_677.493 };

const draft: MapFeatureDraft = {
  title: "Shaft",
  description: "Northern shaft",
  latitude: 55.6735,
  longitude: 12.5825,
  altitude: 12.345,
  rotation: 90,
  bimModel: "ramRisk",
  geometry: "point",
};

it("places features on risks and controls, and lists them by either and all together", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const onRisk = await bob.mapFeature.create({ projectId, riskId, ...draft });
  expect(onRisk).toMatchObject({
    ...draft,
    projectId,
    riskId,
    controlId: null,
    coordinateSystem: wgs84,
    version: 1,
  });
  expect(onRisk.uid).toMatch(/^[0-9a-f-]{36}$/);
  const onControl = await bob.mapFeature.create({ projectId, controlId, ...draft, bimModel: "unspecified" });
  expect((await carol.mapFeature.list({ projectId, riskId })).rows).toEqual([onRisk]);
  expect((await carol.mapFeature.list({ projectId, controlId })).rows).toEqual([onControl]);
  const { rows, total } = await carol.mapFeature.list({ projectId, limit: 1, offset: 1 });
  expect([total, rows]).toEqual([2, [onControl]]);
  await bob.mapFeature.remove({ projectId, id: onControl.uid });
  await expect(carol.mapFeature.get({ projectId, id: onControl.id })).rejects.toMatchObject(missing);
});

it("tells a position in the project's coordinate system or the one that is asked for", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id } = await bob.mapFeature.create({ projectId, riskId, ...draft });
  const read = await carol.mapFeature.get({ projectId, id, coordinateSystem: mercator });
  expect(read).toMatchObject({ coordinateSystem: mercator, altitude: draft.altitude });
  expect(read.latitude).toBeCloseTo(inMercator.latitude, 2);
  expect(read.longitude).toBeCloseTo(inMercator.longitude, 2);
  const { rows } = await carol.mapFeature.list({ projectId, riskId, coordinateSystem: mercator });
  expect(rows).toEqual([read]);
  const given = await bob.mapFeature.create({
    projectId,
    riskId,
    ...draft,
    ...inMercator,
    coordinateSystem: mercator,
  });
  expect(given).toMatchObject({ ...inMercator, coordinateSystem: mercator });
  const told = await carol.mapFeature.get({ projectId, id: given.id });
  expect(told.coordinateSystem).toBe(wgs84);
  expect(told.latitude).toBeCloseTo(draft.latitude, 6);
  expect(told.longitude).toBeCloseTo(draft.longitude, 6);
});

it("takes changed figures in the system that stands beside them, else in the project's, and moves nothing else", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id } = await bob.mapFeature.create({
    projectId,
    riskId,
    ...draft,
    ...inMercator,
    coordinateSystem: mercator,
  });
  const renamed = await bob.mapFeature.update({
    projectId,
    id,
    patch: { title: "Portal" },
    expectedVersion: 1,
  });
  expect(renamed).toMatchObject({ title: "Portal", coordinateSystem: wgs84, version: 2 });
  expect(await bob.mapFeature.get({ projectId, id, coordinateSystem: mercator })).toMatchObject(inMercator);
  const moved = await bob.mapFeature.update({ projectId, id, patch: { latitude: 56 } });
  expect(moved).toMatchObject({ latitude: 56, coordinateSystem: wgs84 });
  expect(moved.longitude).toBeCloseTo(draft.longitude, 6);
  const told = await bob.mapFeature.update({ projectId, id, patch: { coordinateSystem: utm32 } });
  expect(told.coordinateSystem).toBe(utm32);
  expect((await bob.mapFeature.get({ projectId, id })).latitude).toBeCloseTo(56, 6);
  const { id: controlId } = await makeControl(register);
  const ofControl = { targetKind: "control", targetId: controlId } as const;
  expect(await bob.mapFeature.update({ projectId, id, patch: ofControl })).toMatchObject({
    controlId,
    riskId: null,
  });
});

it("refuses places and systems that there are not", async () => {
  const { id: riskId } = await makeRisk(register);
  const create = (patch: Partial<MapFeatureDraft>) =>
    bob.mapFeature.create({ projectId, riskId, ...draft, ...patch });
  await expect(create({ coordinateSystem: 7 })).rejects.toMatchObject(
    issue("invalidChoice", "coordinateSystem"),
  );
  await expect(create({ latitude: 91 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(create({ latitude: Number.NaN })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(bob.mapFeature.create({ projectId, ...draft })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(carol.mapFeature.list({ projectId, coordinateSystem: 7 })).rejects.toMatchObject(
    issue("invalidChoice", "coordinateSystem"),
  );
  const pole = await create({ latitude: 90, longitude: 0 });
  await expect(
    carol.mapFeature.get({ projectId, id: pole.id, coordinateSystem: mercator }),
  ).rejects.toMatchObject(issue("rule", "coordinateSystem"));
  await bob.mapFeature.remove({ projectId, id: pole.id });
});

it("takes the record from the path, else from the body, where one that is not seen is no more than unknown", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id: controlId } = await makeControl(register);
  const onControl = { targetKind: "control", targetId: controlId } as const;
  const { id } = await bob.mapFeature.create({ projectId, ...draft, ...onControl });
  expect(await bob.mapFeature.get({ projectId, id })).toMatchObject({ controlId, riskId: null });
  expect(await bob.mapFeature.create({ projectId, riskId, ...draft, ...onControl })).toMatchObject({
    riskId,
  });
  const change = (patch: object) => bob.mapFeature.update({ projectId, id, patch });
  expect(await change({ targetKind: "control" })).toMatchObject({ controlId });
  await expect(change({ targetKind: "risk" })).rejects.toMatchObject(issue("required", "targetId"));
  await expect(bob.mapFeature.create({ projectId, ...draft, targetId: riskId })).rejects.toMatchObject(
    issue("required", "targetKind"),
  );
  const foreign = await makeRisk(register);
  await expect(
    mallory.mapFeature.create({ projectId: "default", ...draft, targetKind: "risk", targetId: foreign.id }),
  ).rejects.toMatchObject(issue("unknownReference", "targetId"));
});

it("is for editors, never over another's change, and for no other organization", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id } = await bob.mapFeature.create({ projectId, riskId, ...draft });
  const denied = { code: "FORBIDDEN" };
  await expect(carol.mapFeature.create({ projectId, riskId, ...draft })).rejects.toMatchObject(denied);
  await expect(carol.mapFeature.update({ projectId, id, patch: { title: "x" } })).rejects.toMatchObject(
    denied,
  );
  await expect(carol.mapFeature.remove({ projectId, id })).rejects.toMatchObject(denied);
  await expect(
    bob.mapFeature.update({ projectId, id, patch: { title: "x" }, expectedVersion: 2 }),
  ).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
  const foreign = { projectId: register.foreignProjectId, id };
  await expect(mallory.mapFeature.get(foreign)).rejects.toMatchObject(missing);
  await expect(mallory.mapFeature.remove(foreign)).rejects.toMatchObject(missing);
  await expect(
    mallory.mapFeature.create({ projectId: register.foreignProjectId, riskId, ...draft }),
  ).rejects.toMatchObject(missing);
});

it("does not show the places of confidential risks, in lists, counts and the past", async () => {
  const { id: riskId } = await makeRisk(register);
  const { id, createdAt } = await bob.mapFeature.create({ projectId, riskId, ...draft });
  const before = (await carol.mapFeature.list({ projectId })).total;
  await alice.risk.update({ id: riskId, patch: { confidential: true } });
  expect((await carol.mapFeature.list({ projectId })).total).toBe(before - 1);
  expect((await carol.mapFeature.list({ projectId, asOf: createdAt })).total).toBe(before - 1);
  await expect(carol.mapFeature.list({ projectId, riskId })).rejects.toMatchObject(missing);
  await expect(carol.mapFeature.get({ projectId, id })).rejects.toMatchObject(missing);
});
