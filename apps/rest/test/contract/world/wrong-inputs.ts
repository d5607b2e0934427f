import { DomainError, type Issue } from "@riskloom/domain";
import { z } from "zod";
import { callOf, type Input, placesIn } from "./places.ts";
import { type Procedure, procedures } from "./procedures.ts";
import type { World } from "./world.ts";

/** The procedures that write for callers with a right, and take more than what says where. */
export const writing: readonly Procedure[] = procedures.filter(
  ({ writes, right, shape, path }) => writes && right !== null && keysIn(shape, path).length > 0,
);

/** A key of an input, or of the patch in it, and values that it does not take. */
export interface WrongKey {
  key: string;
  refused: unknown[];
}

export interface WrongInput {
  wrong: Readonly<Record<string, unknown>>;
  /** in the order of the input */
  keys: readonly [string, string];
}

/** The keys of an input beside its path, those of a patch as if they were its own. */
function keysIn(shape: Procedure["shape"], path: readonly string[]): string[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    if (key === "patch" && schema instanceof z.ZodObject) return Object.keys(schema.shape);
    return path.includes(key) ? [] : [key];
  });
}

/** What a key may not be: of another type, too long, blank, too small, nothing that is there, and one with nothing in it. */
const suspects: readonly unknown[] = [
  { un: "expected" },
  "x".repeat(30_000),
  " ",
  -2_000_000_000,
  2_147_483_647,
  [2_147_483_647],
  null,
];

/** Calls procedures with inputs of which some keys are wrong and everything else is right. */
export async function wrongInputsIn(world: World, places?: Awaited<ReturnType<typeof placesIn>>) {
  const placesOf = places ?? (await placesIn(world));
  const api = await world.register.as("alice", { appId: world.apps.alice });
  const samples = await samplesIn(world);
  return async (procedure: Procedure) => {
    const { shape, path } = procedure;
    const call = callOf(api, procedure);
    const [place = {}] = await placesOf(procedure);
    const base: Record<string, unknown> = { ...samples(shape), ...place };
    const patched = shape["patch"] instanceof z.ZodObject ? Object.keys(shape["patch"].shape) : [];
    const inputOf = (wrong: Input): Input => {
      const patch = Object.fromEntries(Object.entries(wrong).filter(([key]) => patched.includes(key)));
      const beside = Object.fromEntries(Object.entries(wrong).filter(([key]) => !patched.includes(key)));
      return { ...base, ...beside, ...(patched.length > 0 && { patch }) };
    };
    const told = async (wrong: Input): Promise<readonly Issue[] | string> =>
      call(inputOf(wrong)).then(
        () => "answered",
        ({ cause }: { cause: unknown }) =>
          cause instanceof DomainError
            ? cause.code === "Invalid"
              ? cause.issues
              : cause.code
            : String(cause),
      );
    const keys = keysIn(shape, path);
    return { told, keys, wrong: () => wrongKeysOf(procedure, keys, told) };
  };
}

/** Each key with one value for each way in which it is refused. */
async function wrongKeysOf(
  { router }: Procedure,
  keys: readonly string[],
  told: (wrong: Input) => Promise<readonly Issue[] | string>,
): Promise<WrongKey[]> {
  const wrong: WrongKey[] = [];
  for (const key of keys) {
    if (decides.includes(`${router} ${key}`)) continue;
    const refused: unknown[] = [];
    const codes = new Set<string>();
    for (const value of suspects) {
      const code = codeOf(await told({ [key]: value }), key);
      if (code === undefined || codes.has(code)) continue;
      codes.add(code);
      refused.push(value);
    }
    if (refused.length > 0) wrong.push({ key, refused });
  }
  return wrong;
}

/** What others may be depends on the kind of a recurrence, and on the field of a value. */
const decides: readonly string[] = ["controlRecurrence scopeType", "customValue fieldId"];

const codeOf = (issues: readonly Issue[] | string, key: string): string | undefined =>
  typeof issues === "string" ? undefined : issues.find(({ path }) => path[0] === key)?.code;

/** Whether both keys are blamed, in the order of the input. */
export function blamesBoth(issues: readonly Issue[] | string, [one, other]: WrongInput["keys"]): boolean {
  if (typeof issues === "string") return false;
  const blamed = issues.map(({ path }) => path[0]);
  const at = blamed.indexOf(one);
  return at >= 0 && blamed.lastIndexOf(other) > at;
}

/** A place is judged as a whole. */
const place = ["latitude", "longitude", "coordinateSystem"];
const areJudgedTogether = (...pair: readonly WrongKey[]): boolean =>
  pair.every(({ key }) => place.includes(key));

/** All pairs of wrong values of two keys. */
export const inputsOf = (wrong: readonly WrongKey[]): WrongInput[] =>
  eachPair(wrong, (first, second) =>
    first.refused.flatMap((one) => second.refused.map((other): [unknown, unknown] => [one, other])),
  );

/** Of each key one pair with the next and one with another that is farther away, of kinds that take turns. */
export const someInputsOf = (wrong: readonly WrongKey[]): WrongInput[] =>
  eachPair(wrong, (first, second) => {
    const [at, to] = [wrong.indexOf(first), wrong.indexOf(second)];
    const far = at + 1 + ((at * 5 + 3) % Math.max(wrong.length - at - 1, 1));
    if (to !== at + 1 && to !== far) return [];
    const turn = at + to;
    return [
      [first.refused[turn % first.refused.length], second.refused[(turn >> 1) % second.refused.length]],
    ];
  });

const eachPair = (
  wrong: readonly WrongKey[],
  values: (first: WrongKey, second: WrongKey) => [unknown, unknown][],
): WrongInput[] =>
  wrong.flatMap((first, at) =>
    wrong
      .slice(at + 1)
      .filter((second) => !areJudgedTogether(first, second))
      .flatMap((second) =>
        values(first, second).map(([one, other]): WrongInput => ({
          wrong: { [second.key]: other, [first.key]: one },
          keys: [first.key, second.key],
        })),
      ),
  );

/** Answers what an input has to have, with records that are there. */
async function samplesIn({ register }: World) {
  const { projectId, users } = register;
  const api = await register.as("alice");
  const [matrix] = (await api.matrix.list({ projectId })).rows;
  const first = ({ rows }: { rows: readonly { id: number }[] }): number => rows[0]?.id ?? 0;
  const known: Readonly<Record<string, unknown>> = {
    matrixId: matrix?.id,
    cellId: matrix?.cells[0]?.id,
    riskTargetId: matrix?.riskTargetId,
    fieldId: first(await api.customField.list({ projectId, target: "risk" })),
    categoryId: first(await api.category.list({ projectId, family: "risk" })),
    ownerId: users.alice,
    riskLevelId: null,
    id: 1,
    toLink: "https://example.com/",
    date: "2026-01-02T03:04:05.000000Z",
    deadline: "2026-01-02",
  };
  /** Nothing has to name the matrix, but what is right beside it depends on whether something does. */
  const beside = new Set(["matrixId"]);
  const sampleOf = (schema: unknown, key: string): unknown => {
    if (key in known) return known[key];
    if (schema instanceof z.ZodEnum) return schema.options[0];
    if (schema instanceof z.ZodNumber) return 3;
    if (schema instanceof z.ZodBoolean) return true;
    if (schema instanceof z.ZodArray) return [sampleOf(schema.element, key)];
    if (schema instanceof z.ZodObject) return samples(schema.shape);
    return `some ${key}`;
  };
  const samples = (shape: Procedure["shape"]): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(shape)
        .filter(
          ([key, schema]) => key !== "patch" && (beside.has(key) || !schema.safeParse(undefined).success),
        )
        .map(([key, schema]) => [key, sampleOf(schema, key)]),
    );
  return samples;
}
