import { type Api, appRouter } from "@riskloom/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { fillNasty } from "../world/nasty.ts";
import { openWorld, type World } from "../world/world.ts";

type Json = Record<string, unknown>;
type Call = (input: Json) => Promise<unknown>;
type Callers = Readonly<Record<string, Readonly<Record<string, Call>>>>;

/** Every procedure that changes a record by a patch, and the names that a patch may have. */
const patching = Object.entries(appRouter._def.record as Readonly<Record<string, Json>>).flatMap(
  ([router, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) => {
      const { inputs } = (procedure as { _def: { inputs: unknown[] } })._def;
      const patch = inputs.flatMap((input) =>
        input instanceof z.ZodObject ? [input.shape["patch"]] : [],
      )[0];
      return patch instanceof z.ZodObject
        ? [{ title: `${router}.${name}`, router, name, keys: Object.keys(patch.shape) }]
        : [];
    }),
);
count("put back by procedures", patching.length);

const oldest = { limit: null } as const;
const families = ["risk", "control"];

/** Where the records of a router are: what its `list` and its `get` want beside the identifier. */
const scopes: Readonly<Record<string, (world: World, api: Api) => Promise<Json[]> | Json[]>> = {
  category: ({ register: { projectId } }) => families.map((family) => ({ projectId, family })),
  tag: ({ register: { projectId } }) => families.map((family) => ({ projectId, family })),
  comment: subjects,
  reference: subjects,
  controlRecurrence: controls,
  customField: ({ register: { projectId } }) => [{ projectId }, {}],
  incident: () => [{}],
  label: ({ register: { projectId, users } }) => [{ projectId }, { userId: users.alice }],
  metaObject: async (world, api) => [
    { projectId: world.register.projectId },
    ...(await subjects(world, api)),
  ],
  projectCategory: () => [{}],
  riskLevel: () => [{}],
  riskSeverity: () => [{}],
  register: () => projects.map((registerId) => ({ registerId })),
  apiApp: () => [{}],
  organization: () => [{}],
};
const inProject = (): Json[] => projects.map((projectId) => ({ projectId }));

async function controls({ register: { projectId } }: World, api: Api): Promise<Json[]> {
  return (await api.control.list({ projectId })).rows.map(({ id }) => ({ projectId, controlId: id }));
}

type Subject = { projectId: number } & Partial<Record<"riskId" | "controlId" | "actionId", number>>;

async function subjects({ register: { projectId } }: World, api: Api): Promise<Subject[]> {
  const found = await Promise.all(
    (["risk", "control", "action"] as const).map(async (kind) =>
      (await api[kind].list({ projectId })).rows.map(({ id }) => ({ projectId, [`${kind}Id`]: id })),
    ),
  );
  return found.flat();
}

let world: World;
let digest: Digest;
let api: Callers;
let typed: Api;
let projects: number[];
beforeAll(async () => {
  world = await openWorld("in process");
  projects = await fillNasty(world);
  digest = await openDigest(world.register);
  typed = await world.register.as("alice", { appId: world.apps.alice });
  api = typed as unknown as Callers;
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

/** What has no list: there is one of it, by itself or beside a record. */
const unlisted = ["controlRecurrence", "metaObject", "organization"];
/** What is told in lists alone. */
const onlyListed = ["apiApp"];

/** The inputs by which each record of a router is got. */
async function recordsOf(router: string): Promise<Json[]> {
  const found: Json[] = [];
  for (const scope of await (scopes[router] ?? inProject)(world, typed)) {
    const list = api[router]?.[router === "register" ? "risks" : "list"];
    if (unlisted.includes(router) || list === undefined) found.push(scope);
    else {
      const { rows } = (await list({ ...scope, ...oldest })) as { rows: { id: unknown }[] };
      found.push(...rows.map(({ id }) => ({ ...scope, id })));
    }
  }
  return found;
}

function getterOf(router: string): Call {
  const { list, get, risk } = api[router] ?? {};
  const found = router === "register" ? risk : get;
  if (found === undefined || !onlyListed.includes(router)) return found ?? (() => Promise.resolve(undefined));
  return async ({ id, ...scope }) => {
    const listed = (await list?.({ ...scope, ...oldest })) as { rows: Json[] } | undefined;
    return listed?.rows.find((row) => row["id"] === id);
  };
}

/** What is told under another name than it is given. */
const toldAs: Readonly<Record<string, (record: Json) => unknown>> = {
  tagIds: ({ tags }) => (tags as { id: number }[] | undefined)?.map(({ id }) => id),
  teamIds: ({ teams }) => (teams as { id: number }[]).map(({ id }) => id),
  sprintIds: ({ sprints }) => (sprints as { id: number }[]).map(({ id }) => id),
  watcherIds: ({ watchers }) => (watchers as { id: number }[]).map(({ id }) => id),
  linkedItemIds: ({ linkedItems }) => (linkedItems as { id: number }[]).map(({ id }) => id),
};

it.each(patching)("what was read is put back without any effect: $title", async ({ router, name, keys }) => {
  const get = getterOf(router);
  const refused: unknown[] = [];
  const changed: unknown[] = [];
  await digest.unchanged();
  let seen = 0;
  for (const which of await recordsOf(router)) {
    const record = (await get(which).catch(() => undefined)) as Json | undefined;
    if (record === undefined) continue;
    seen += 1;
    const told = (key: string) => (key in toldAs ? toldAs[key]?.(record) : record[key]);
    const whole = Object.fromEntries(
      keys.flatMap((key) => (told(key) === undefined ? [] : [[key, told(key)]])),
    );
    const single = Object.entries(whole).map(([key, value]) => ({ [key]: value }));
    for (const patch of [{}, whole, ...single]) {
      await api[router]?.[name]?.({ ...which, patch }).catch((error: unknown) => {
        refused.push([which, patch, error]);
      });
    }
    const after = await get(which);
    if (!(await digest.unchanged()) || JSON.stringify(after) !== JSON.stringify(record))
      changed.push([which, record, after]);
  }
  expect({ refused, changed, any: seen > 0 }).toEqual({ refused: [], changed: [], any: true });
});

it("the value of a custom field is put back without any effect, whatever its type", async () => {
  const changed: unknown[] = [];
  await digest.unchanged();
  for (const on of await subjects(world, typed)) {
    if ("actionId" in on) continue;
    const { rows } = await typed.customValue.list({ ...on, ...oldest });
    for (const { fieldId, value, text } of rows)
      for (const given of [value, text]) {
        await typed.customValue.set({ ...on, fieldId, value: given });
        if (!(await digest.unchanged())) changed.push([on, fieldId, given]);
      }
  }
  expect(changed).toEqual([]);
});

it("what is given whole is given again without any effect", async () => {
  const { projectId } = world.register;
  const [risk] = (await typed.risk.list({ projectId })).rows;
  const id = risk?.id ?? 0;
  const treatment = { type: "mitigate", description: "  Freeze the ground\n" } as const;
  const level = (await typed.riskLevel.list({})).rows[0]?.id ?? null;
  const [control] = (await typed.control.list({ projectId })).rows;
  const controlId = control?.id ?? 0;
  const { scopeType, dayInterval } = await typed.controlRecurrence.get({ projectId, controlId });
  const [incident] = (await typed.incident.list({})).rows;
  const again: [string, () => Promise<unknown>][] = [
    ["treatment", () => typed.risk.chooseTreatment({ projectId, id, ...treatment })],
    ["risk level", () => typed.project.chooseRiskLevel({ projectId, riskLevelId: level })],
    ["recurrence", () => typed.controlRecurrence.set({ projectId, controlId, scopeType, dayInterval })],
    ["object", () => typed.metaObject.put({ projectId, data: { b: [1.5, "\ud800"], a: null } })],
    ["control on a risk", () => typed.riskControl.attach({ projectId, riskId: id, controlId })],
    [
      "attributes",
      () =>
        typed.incidentAttribute.edit({ incidentId: incident?.id ?? 0, values: incident?.attributes ?? [] }),
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
