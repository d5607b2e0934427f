import type { TestUser } from "@riskloom/api/testing";
import { z } from "zod";
import type { Description } from "../../../src/engine/shape/codec.ts";
import type { Column } from "../../../src/engine/shape/shape.ts";
import type { Route } from "./routes.ts";
import type { World } from "./world.ts";

type Find = (world: World, user: TestUser) => Promise<unknown>;

const inProject =
  (collection: string, key: "id" = "id"): Find =>
  async ({ register, send }, user) => {
    const project = user === "alice" ? register.projectId : register.foreignProjectId;
    const { json } = await send("GET", `/api/v1/projects/${project}/${collection}`, { as: user });
    return (json as { results: { id: number }[] }).results[0]?.[key];
  };

interface MatrixOnWire {
  id: number;
  risk_target: number;
  cells: { id: number }[];
}

const matrixPart =
  (pick: (matrix: MatrixOnWire) => unknown): Find =>
  async ({ register, send }, user) => {
    const project = user === "alice" ? register.projectId : register.foreignProjectId;
    const { json } = await send("GET", `/api/v1/projects/${project}/matrices`, { as: user });
    const [matrix] = (json as { results: MatrixOnWire[] }).results;
    return matrix && pick(matrix);
  };

/** A field for the kind of record on which the row gives values. */
const fieldFor =
  ({ row: { path } }: Route): Find =>
  async ({ register, send }, user) => {
    const project = user === "alice" ? register.projectId : register.foreignProjectId;
    const { json } = await send("GET", `/api/v1/projects/${project}/udf_types?ordering=id`, { as: user });
    const { results } = json as { results: { id: number; target_type_name: string }[] };
    return results.find(({ target_type_name: kind }) => path.includes(`/${kind}s/`))?.id;
  };

const person = async ({ register }: World, user: TestUser, comp: boolean): Promise<unknown> => {
  const me = await (await register.as(user)).me.get();
  return comp ? `usr_${me.uid.replaceAll("-", "")}` : me.id;
};

const riskUid: Find = async ({ register }, user) => {
  const api = await register.as(user);
  return (await api.risk.list({ projectId: "default", limit: 1 })).rows[0]?.uid;
};

let made = 0;
const unique = (word: string) => `${word} ${++made}`;

/** What a field takes that takes not just any value of its type, by dialect and domain key. */
const particular: Record<string, (world: World, user: TestUser, route: Route) => Promise<unknown>> = {
  "incident status": () => Promise.resolve("OPEN"),
  "incident type": () => Promise.resolve("OTHERS"),
  // one that is defined already, but where one is defined
  "incident name": (_, user, { row }) =>
    Promise.resolve(row.path === "/v1/incident/attributes" ? unique("attribute") : `${user}'s count`),
  "xurrent name": () => Promise.resolve(unique("name")),
  "incident value": () => Promise.resolve("7"),
  "incident basedOn": async ({ register }, user) => {
    const api = await register.as(user);
    return ((await api.incident.list({ limit: 1 })).rows[0]?.version ?? 1) - 1;
  },
};

const family = ({ row: { path } }: Route) => (/\/(ca|controls|actions)/.test(path) ? "ca" : "");

const projectGroup: Find = async ({ send }, user) => {
  const { json } = await send("GET", "/api/v1/projectgroups", { as: user });
  return (json as { results: { id: number }[] }).results[0]?.id;
};

/** Where to find a record that a field may name, by the domain key that the field writes; a new reference needs a line here. */
const references: Record<string, (route: Route) => Find> = {
  riskId: ({ dialect }) => (dialect.name === "incident" ? riskUid : inProject("risks")),
  categoryId: (route) => inProject(`${family(route)}categories`),
  controlId: () => inProject("controls"),
  targetId: () => inProject("risks"),
  fieldId: fieldFor,
  toRiskId: () => inProject("risks"),
  toControlId: () => inProject("controls"),
  toActionId: () => inProject("actions"),
  riskTargetId: () => matrixPart(({ risk_target }) => risk_target),
  tagIds: (route) => async (world, user) => [await inProject(`${family(route)}tags`)(world, user)],
  matrixId: () => matrixPart(({ id }) => id),
  projectGroupId: () => projectGroup,
  cellId: () => matrixPart(({ cells }) => cells[1]?.id),
  assignedToId: () => (world, user) => person(world, user, false),
  ownerId:
    ({ dialect }) =>
    (world, user) =>
      person(world, user, dialect.name === "comp"),
};

/** A reference as it would look if nothing had that identifier. */
export const unknownLike = (sample: unknown): unknown => {
  if (Array.isArray(sample)) return sample.map(unknownLike);
  return typeof sample === "number"
    ? 2_147_483_647
    : String(sample).replace(/([0-9a-f]{32}|-[0-9a-f]{12})$/, (digits) => digits.replaceAll(/\w/g, "f"));
};

/** What the row reads from the body: not what it reads once only, later, and not what its path says already. */
export const writtenColumns = ({ row }: Route): Column[] =>
  row.reply.reads?.shape.columns.filter(
    ({ written }) =>
      written &&
      !(written.once && row.reply.reads?.mode !== "create") &&
      !row.path.includes(`{${written.key}}`),
  ) ?? [];

export const referenceColumns = (route: Route): Column[] =>
  writtenColumns(route).filter(
    ({ written }) => written && isReference(route, written.key, written.codec.describe),
  );

/** A field that names a record says so by its description, or by its key. */
function isReference(route: Route, key: string, { type, choices }: Partial<Description> = {}): boolean {
  const known = Object.hasOwn(references, key);
  if (type === "field" && !choices && !known) throw new Error(`${route.title}: no record known for ${key}`);
  return known;
}

/** A body that the row takes, naming records of one user; it has room for a field that is to be put into it. */
export async function bodyFor(
  route: Route,
  world: World,
  user: TestUser,
  room?: Column,
): Promise<Record<string, unknown> | undefined> {
  const { reads } = route.row.reply;
  if (!reads) return undefined;
  const taken = room?.name.startsWith("to_") === true ? /^to_/ : /^$/;
  const columns = writtenColumns(route).filter(({ name }) => !unwanted(route, name) && !taken.test(name));
  return Object.fromEntries(
    await Promise.all(
      columns.map(async (column) => [column.name, await sampleOf(route, column, world, user)] as const),
    ),
  );
}

/**
 * Evaluations of one matrix differ in type; the one that is made here must not be there yet. A rule is of one form: of what
 * belongs to the others nothing is sent. A reference has one target, which is chosen when it is made.
 */
const unwanted = ({ row }: Route, name: string): boolean =>
  (row.path.includes("evaluations") && /^(freq|cons)_/.test(name)) ||
  (name.startsWith("to_") && (name !== "to_link" || row.method !== "POST")) ||
  (row.path.endsWith("/recurrence") && /^(day_|week_|nth_|month_(interval|end))/.test(name));

export async function sampleOf(
  route: Route,
  { written }: Column,
  world: World,
  user: TestUser,
): Promise<unknown> {
  if (!written) throw new Error("nothing to send");
  const { key, codec } = written;
  const type = codec.describe?.type;
  if (isReference(route, key, codec.describe)) return references[key]?.(route)(world, user);
  const chosen = particular[`${route.dialect.name} ${key}`];
  const choices = codec.describe?.choices;
  if (choices) return choices.at(-1)?.value;
  if (chosen) return chosen(world, user, route);
  const byType: Record<string, unknown> = {
    string: `some ${key}`,
    integer: 3,
    float: 1.5,
    list: [],
    boolean: true,
    json: { foo: "bar" },
    date: "2026-03-04",
    datetime: "2026-03-04T05:06:07.000008Z",
  };
  return type === undefined ? fromSchema(codec.schema ?? codec.decode) : byType[type];
}

function fromSchema(schema: z.ZodType): unknown {
  const { type, enum: choices } = z.toJSONSchema(schema, { io: "input" }) as {
    type?: string;
    enum?: unknown[];
  };
  return choices?.[0] ?? (type === "number" ? 5 : "some text");
}
