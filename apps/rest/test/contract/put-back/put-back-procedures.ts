import { type Api, appRouter } from "@riskloom/api";
import { z } from "zod";
import type { Digest } from "../world/digest.ts";

type Json = Record<string, unknown>;
type Call = (input: Json) => Promise<unknown>;
type Callers = Readonly<Record<string, Readonly<Record<string, Call>>>>;

interface Patching {
  title: string;
  router: string;
  name: string;
  keys: string[];
}

/** Every procedure that changes a record by a patch, and the names that a patch may have. */
export const patching: Patching[] = Object.entries(
  appRouter._def.record as Readonly<Record<string, Json>>,
).flatMap(([router, procedures]) =>
  Object.entries(procedures).flatMap(([name, procedure]) => {
    const { inputs } = (procedure as { _def: { inputs: unknown[] } })._def;
    const patch = inputs.flatMap((input) => (input instanceof z.ZodObject ? [input.shape["patch"]] : []))[0];
    return patch instanceof z.ZodObject
      ? [{ title: `${router}.${name}`, router, name, keys: Object.keys(patch.shape) }]
      : [];
  }),
);

/** Who looks and puts back, in which projects. */
export interface Putting {
  api: Api;
  userId: number;
  projects: readonly number[];
}

/** What went wrong, and with how many records it was tried. */
interface PutBack {
  refused: unknown[];
  changed: unknown[];
  tried: number;
}

/** Reads every record of a router, puts it back, whole, empty and field by field, and looks whether anything has changed. */
export async function putBackBy(
  digest: Digest,
  putting: Putting,
  { router, name, keys }: Patching,
): Promise<PutBack> {
  const api = putting.api as unknown as Callers;
  const get = getterOf(api, router);
  const found: PutBack = { refused: [], changed: [], tried: 0 };
  await digest.unchanged();
  for (const which of await recordsOf(putting, router)) {
    const record = (await get(which).catch(() => undefined)) as Json | undefined;
    if (record === undefined) continue;
    found.tried += 1;
    const told = (key: string) => (key in toldAs ? toldAs[key]?.(record) : record[key]);
    const whole = Object.fromEntries(
      keys.flatMap((key) => (told(key) === undefined ? [] : [[key, told(key)]])),
    );
    const single = Object.entries(whole).map(([key, value]) => ({ [key]: value }));
    for (const patch of [{}, whole, ...single]) {
      await api[router]?.[name]?.({ ...which, patch }).catch((error: unknown) => {
        found.refused.push([which, patch, error]);
      });
    }
    const after = await get(which);
    if (!(await digest.unchanged()) || JSON.stringify(after) !== JSON.stringify(record))
      found.changed.push([which, record, after]);
  }
  return found;
}

export const oldest = { limit: null } as const;
const families = ["risk", "control"];

type Subject = { projectId: number } & Partial<Record<"riskId" | "controlId" | "actionId", number>>;

/** The risks, controls and actions of the projects. */
export async function subjects({ api, projects }: Putting): Promise<Subject[]> {
  const found = projects.flatMap((projectId) =>
    (["risk", "control", "action"] as const).map(async (kind) =>
      (await api[kind].list({ projectId, ...oldest })).rows.map(({ id }) => ({
        projectId,
        [`${kind}Id`]: id,
      })),
    ),
  );
  return (await Promise.all(found)).flat();
}

async function controls({ api, projects }: Putting): Promise<Json[]> {
  const found = projects.map(async (projectId) =>
    (await api.control.list({ projectId, ...oldest })).rows.map(({ id }) => ({ projectId, controlId: id })),
  );
  return (await Promise.all(found)).flat();
}

const inProject = ({ projects }: Putting): Json[] => projects.map((projectId) => ({ projectId }));
const byFamily = ({ projects }: Putting): Json[] =>
  projects.flatMap((projectId) => families.map((family) => ({ projectId, family })));

/** Where the records of a router are: what its `list` and its `get` want beside the identifier. */
const scopes: Readonly<Record<string, (putting: Putting) => Promise<Json[]> | Json[]>> = {
  category: byFamily,
  tag: byFamily,
  comment: subjects,
  reference: subjects,
  controlRecurrence: controls,
  customField: (putting) => [...inProject(putting), {}],
  incident: () => [{}],
  label: (putting) => [...inProject(putting), { userId: putting.userId }],
  metaObject: async (putting) => [...inProject(putting), ...(await subjects(putting))],
  projectCategory: () => [{}],
  riskLevel: () => [{}],
  riskSeverity: () => [{}],
  register: ({ projects }) => projects.map((registerId) => ({ registerId })),
  apiApp: () => [{}],
  organization: () => [{}],
};

/** What has no list: there is one of it, by itself or beside a record. */
const unlisted = ["controlRecurrence", "metaObject", "organization"];
/** What is told in lists alone. */
const onlyListed = ["apiApp"];

/** The inputs by which each record of a router is got. */
async function recordsOf(putting: Putting, router: string): Promise<Json[]> {
  const api = putting.api as unknown as Callers;
  const found: Json[] = [];
  for (const scope of await (scopes[router] ?? inProject)(putting)) {
    const list = api[router]?.[router === "register" ? "risks" : "list"];
    if (unlisted.includes(router) || list === undefined) found.push(scope);
    else {
      const { rows } = (await list({ ...scope, ...oldest })) as { rows: { id: unknown }[] };
      found.push(...rows.map(({ id }) => ({ ...scope, id })));
    }
  }
  return found;
}

function getterOf(api: Callers, router: string): Call {
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
