import type { Api } from "@riskloom/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { fillNasty } from "../world/nasty.ts";
import { openWorld, type World } from "../world/world.ts";
import { oldest, patching, putBackBy, type Putting, subjects } from "./put-back-procedures.ts";

count("put back by procedures", patching.length);

let world: World;
let digest: Digest;
let api: Api;
let putting: Putting;
beforeAll(async () => {
  world = await openWorld("in process");
  const projects = await fillNasty(world);
  digest = await openDigest(world.register);
  api = await world.register.as("alice", { appId: world.apps.alice });
  putting = { api, userId: world.register.users.alice, projects };
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

it.each(patching)("what was read is put back without any effect: $title", async (procedure) => {
  const { refused, changed, tried } = await putBackBy(digest, putting, procedure);
  expect({ refused, changed, any: tried > 0 }).toEqual({ refused: [], changed: [], any: true });
});

it("the value of a custom field is put back without any effect, whatever its type", async () => {
  const changed: unknown[] = [];
  await digest.unchanged();
  for (const on of await subjects(putting)) {
    if ("actionId" in on) continue;
    const { rows } = await api.customValue.list({ ...on, ...oldest });
    for (const { fieldId, value, text } of rows)
      for (const given of [value, text]) {
        await api.customValue.set({ ...on, fieldId, value: given });
        if (!(await digest.unchanged())) changed.push([on, fieldId, given]);
      }
  }
  expect(changed).toEqual([]);
});

it("what is given whole is given again without any effect", async () => {
  const { projectId } = world.register;
  const [risk] = (await api.risk.list({ projectId })).rows;
  const id = risk?.id ?? 0;
  const treatment = { type: "mitigate", description: "  Freeze the ground\n" } as const;
  const level = (await api.riskLevel.list({})).rows[0]?.id ?? null;
  const [control] = (await api.control.list({ projectId })).rows;
  const controlId = control?.id ?? 0;
  const { scopeType, dayInterval } = await api.controlRecurrence.get({ projectId, controlId });
  const [incident] = (await api.incident.list({})).rows;
  const again: [string, () => Promise<unknown>][] = [
    ["treatment", () => api.risk.chooseTreatment({ projectId, id, ...treatment })],
    ["risk level", () => api.project.chooseRiskLevel({ projectId, riskLevelId: level })],
    ["recurrence", () => api.controlRecurrence.set({ projectId, controlId, scopeType, dayInterval })],
    ["object", () => api.metaObject.put({ projectId, data: { b: [1.5, "\ud800"], a: null } })],
    ["control on a risk", () => api.riskControl.attach({ projectId, riskId: id, controlId })],
    [
      "attributes",
      () => api.incidentAttribute.edit({ incidentId: incident?.id ?? 0, values: incident?.attributes ?? [] }),
    ],
  ];
  const changed = [];
  for (const [what, give] of again) {
    await give();
    await digest.unchanged();
    await give();
    if (!(await digest.unchanged())) changed.push(what);
  }
  expect(changed).toEqual([]);
});
