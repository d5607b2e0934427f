import type { Column } from "../../../src/engine/shape/shape.ts";
import { blamed, type Finder, type Route } from "./routes.ts";
import { bodyFor, referenceColumns, sampleOf, unknownLike, writtenColumns } from "./samples.ts";
import type { World } from "./world.ts";

/** A field of a row's body, how an answer names it, and values that it does not take. */
export interface WrongField {
  name: string;
  named: string;
  /** of another type, against a rule, of a record that is not there */
  refused: unknown[];
}

/** Two fields of one body with values that they do not take, in the order of the fields. */
export interface WrongPair {
  body: object;
  named: readonly [string, string];
}

/** Sends bodies to a row in which all but some fields are right. */
export async function wrongFieldsOf(route: Route, world: World, find: Finder) {
  const { row, dialect } = route;
  const path = await find.pathFor(route, "alice");
  const sample = (await bodyFor(route, world, "alice")) ?? {};
  const told = async (fields: object): Promise<string> => {
    const body = { ...sample, ...fields };
    return (await world.send(row.method, path, { dialect: dialect.name, body })).text;
  };
  const named = referenceColumns(route);
  const fields = await Promise.all(
    writtenColumns(route).map(async (column): Promise<WrongField> => {
      const wrong: WrongField = { name: column.name, named: blamed(route, column.name), refused: [] };
      const values = [...suspects(column), ...(taken[`${dialect.name} ${column.written?.key}`] ?? [])];
      if (named.includes(column)) values.push(unknownLike(await sampleOf(route, column, world, "alice")));
      for (const value of values)
        if (isRefusal(await told({ [column.name]: value }), wrong.named)) wrong.refused.push(value);
      return wrong;
    }),
  );
  return { told, fields: fields.filter(({ name, refused }) => refused.length > 0 && !decides(route, name)) };
}

/** All pairs of wrong values of two fields. */
export const pairsOf = (fields: readonly WrongField[]): WrongPair[] =>
  fields.flatMap((first, at) =>
    fields
      .slice(at + 1)
      .filter((second) => !areJudgedTogether(first, second))
      .flatMap((second) =>
        first.refused.flatMap((one) => second.refused.map((other) => pair([first, one], [second, other]))),
      ),
  );

/** Of each field one pair with the next and one with another that is farther away, of kinds that take turns. */
export const somePairsOf = (fields: readonly WrongField[]): WrongPair[] =>
  fields.flatMap((first, at) => {
    const others = fields.slice(at + 1).filter((second) => !areJudgedTogether(first, second));
    const picked = new Set([others[0], others[(at * 5 + 3) % Math.max(others.length, 1)]]);
    return [...picked].flatMap((second, turn) => {
      if (second === undefined) return [];
      const nth = ({ refused }: WrongField, number: number): unknown => refused[number % refused.length];
      return [pair([first, nth(first, at + turn)], [second, nth(second, Math.floor(at / 2) + turn)])];
    });
  });

/** A place is judged as a whole. */
const areJudgedTogether = (...pair: readonly WrongField[]): boolean =>
  pair.every(({ name }) => /^(latitude|longitude|coordinate)/.test(name));

/** Sent in the other order than they are told. */
const pair = ([first, one]: [WrongField, unknown], [second, other]: [WrongField, unknown]): WrongPair => ({
  body: { [second.name]: other, [first.name]: one },
  named: [first.named, second.named],
});

/** Whether an answer tells both, in the order of the fields. */
export function tellsBoth(text: string, [first, second]: WrongPair["named"]): boolean {
  const at = text.indexOf(first);
  return at >= 0 && text.indexOf(second) > at;
}

/** What the other fields may be depends on the kind of a recurrence, and on the attribute that is named: nobody knows it without. */
const decides = ({ row }: Route, name: string): boolean =>
  name === "scope_type" || (name === "name" && row.path.endsWith("}/attributes"));

/** What a field may not take: what no field of its kind can be, what is too long, too small, blank, and a record that is not there. */
const suspects = ({ written }: Column): unknown[] => {
  const type = written?.codec.describe?.type;
  return [
    type === "nested object" ? "unexpected" : { un: "expected" },
    type === "string" || type === undefined ? "x".repeat(30_000) : -2_000_000_000,
    2_147_483_647,
  ];
};

/** Names that another record has, by dialect and domain key. */
const taken: Readonly<Record<string, readonly string[]>> = {
  "xurrent name": ["Limited, alice", "Moderate, alice"],
  "incident name": ["alice's count"],
};

/** Whether an answer refuses a field by its name. */
const isRefusal = (text: string, named: string): boolean =>
  text.includes(named) && /errors|details|detail|\["/.test(text) && text.length < 5_000;
