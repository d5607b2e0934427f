import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createContext } from "../src/call/context.ts";
import { appRouter, createCaller } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";
import { makeAction, makeControl, makeRisk } from "./collaboration.ts";

type Input = Readonly<Record<string, unknown>>;
type Declared = { _def: { inputs: unknown[] } };

/** Every procedure that answers a list in an order that its caller chooses. */
const lists = Object.entries(
  appRouter._def.record as Readonly<Record<string, Readonly<Record<string, Declared>>>>,
).flatMap(([router, procedures]) =>
  Object.entries(procedures).flatMap(([name, { _def }]) => {
    const [input] = _def.inputs;
    const shape: z.ZodRawShape = input instanceof z.ZodObject ? input.shape : {};
    return "orderBy" in shape ? [{ title: `${router}.${name}`, router, name, shape }] : [];
  }),
);
type List = (typeof lists)[number];

let register: TestRegister;
let known: Input;
let call: (list: List, input: Input) => Promise<unknown>;
beforeAll(async () => {
  register = await testRegister();
  const { projectId, deps, secrets } = register;
  const api = await register.as("alice");
  const [risk, control] = [await makeRisk(register), await makeControl(register)];
  await makeAction(register);
  for (const one of [api.riskLevel, api.riskSeverity, api.projectCategory])
    for (const name of ["Low", "High"]) await one.create({ name });
  const incident = await api.incident.create({
    name: "Power cut",
    status: "NEW",
    type: "OTHERS",
    date: "2026-01-02T03:04:05.000000Z",
    description: "Sudden loss of power",
    reportedBy: "Bob",
  });
  const { appId } = await api.apiApp.create({ name: "Viewer" });
  known = {
    projectId,
    registerId: projectId,
    riskId: risk.id,
    controlId: control.id,
    incidentId: incident.id,
    userId: register.users.alice,
    family: "risk",
    kind: "risk",
  };
  const secret = { kind: "bearer", token: secrets.alice } as const;
  const caller = createCaller(await createContext(deps, { secret, appId }));
  const first: Readonly<Record<string, number>> = { "risk.tags": risk.id, "control.tags": control.id };
  const [action] = (await api.action.list({ projectId })).rows;
  const [level] = (await api.riskLevel.list({})).rows;
  const [severity] = (await api.riskSeverity.list({})).rows;
  const [category] = (await api.projectCategory.list({})).rows;
  const ids: typeof first = {
    ...first,
    "action.tags": action?.id ?? 0,
    "riskLevel.changes": level?.id ?? 0,
    "riskSeverity.changes": severity?.id ?? 0,
    "projectCategory.changes": category?.id ?? 0,
  };
  const onSubject = ["comment.list", "reference.list", "customValue.list"];
  call = ({ title, router, name, shape }, input) => {
    const given = Object.keys(shape).filter(
      (key) =>
        !z.safeParse(shape[key] ?? z.unknown(), undefined).success ||
        (key === "riskId" && onSubject.includes(title)) ||
        (key === "userId" && title === "label.list"),
    );
    const place = {
      ...Object.fromEntries(given.map((key) => [key, known[key]])),
      ...(title in ids && { id: ids[title] }),
    };
    const procedure: unknown = Reflect.get(Reflect.get(caller, router), name);
    if (typeof procedure !== "function") throw new Error(`There is no ${title}.`);
    return Promise.resolve(Reflect.apply(procedure, undefined, [{ ...place, ...input }]) as unknown);
  };
});
afterAll(() => register.drop());

/** The code with which a call is refused, or "answered". */
const told = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => "answered",
    (error: unknown) => (error instanceof Error ? Reflect.get(error, "code") : error),
  );

it("every list is called here in a way that it answers", async () => {
  const refused: unknown[] = [];
  for (const list of lists) {
    const code = await told(call(list, {}));
    if (code !== "answered") refused.push([list.title, code]);
  }
  expect({ refused, many: lists.length > 40 }).toEqual({ refused: [], many: true });
});

const by = (...keys: string[]) => keys.map((key) => ({ key, descending: false }));
const orders: readonly (readonly [string, ReturnType<typeof by>])[] = [
  ["no key of any record", by("no such")],
  ["one that is a key of all objects", by("constructor")],
  ["the words of a statement", by('id"; drop table risk; --')],
  ["nothing", by("")],
  ["the tenant", by("organizationId")],
  ["one key 1,700 times", by(...Array.from({ length: 1_700 }, () => "createdAt"))],
  ["the identifier 1,700 times", by(...Array.from({ length: 1_700 }, () => "id"))],
];

it.each(orders)("no list fails for being ordered by %s", async (_, orderBy) => {
  const failed: unknown[] = [];
  for (const list of lists)
    for (const limit of [1, null]) {
      const code = await told(call(list, { orderBy, limit }));
      if (code !== "answered" && code !== "BAD_REQUEST") failed.push([list.title, code]);
    }
  expect(failed).toEqual([]);
});

it("no list fails for being ordered by any of the attributes that it tells", async () => {
  const failed: unknown[] = [];
  for (const list of lists) {
    const { rows } = (await call(list, { limit: 1 })) as { rows: object[] };
    for (const key of Object.keys(rows[0] ?? {})) {
      const code = await told(call(list, { limit: 1, orderBy: by(key) }));
      if (code !== "answered" && code !== "BAD_REQUEST") failed.push([list.title, key, code]);
    }
  }
  expect(failed).toEqual([]);
});

const placed = lists.filter(({ shape }) => "after" in shape);
const text = "x".repeat(100);
const places = [
  [1],
  ["a"],
  [null],
  [true],
  [1.5],
  [1e300],
  [text, 1],
  [null, null],
  ["2026-01-01T00:00:00Z", 1],
  ["\0", 1],
  ["\ud800", 1],
  [9_007_199_254_740_991, -1],
  [1, 2, 3],
];

it.each(placed)(
  "a place that is none, or in another list, is no fault of the server: $title",
  async (list) => {
    const failed: unknown[] = [];
    const keys = [
      "name",
      "reference",
      "position",
      "disabled",
      "source",
      "sourceId",
      "createdAt",
      "updatedAt",
      "id",
    ];
    // the lists are one and the same but for their kind: of one all is tried, of the others a part
    const others = ["organizationId", "uid", "kind", "createdBy", "no such", "constructor"];
    const tried = list === placed[0] ? [...keys, ...others] : ["name", "position", "no such"];
    for (const key of tried)
      for (const place of places)
        for (const beyond of ["after", "before"]) {
          const code = await told(call(list, { orderBy: by(key), [beyond]: place }));
          const right = keys.includes(key) ? ["answered", "BAD_REQUEST"] : ["BAD_REQUEST"];
          if (!right.includes(String(code))) failed.push([key, place, beyond, code]);
        }
    expect(failed).toEqual([]);
  },
);

it.each(placed)(
  "a key that was given before orders nothing more, and a place knows it once: $title",
  async (list) => {
    const orderBy = [...by("name"), { key: "name", descending: true }, ...by("id", "createdAt")];
    const whole = (await call(list, { orderBy })) as { rows: { name: string }[]; start: unknown[] };
    expect([whole.rows.map(({ name }) => name), whole.start.length]).toEqual([["High", "Low"], 2]);
    const rest = (await call(list, { orderBy, after: whole.start })) as typeof whole;
    expect(rest.rows.map(({ name }) => name)).toEqual(["Low"]);
  },
);
