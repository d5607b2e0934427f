import { invalid, type Issue, typeWord } from "@riskloom/domain";
import { InWireWords } from "../../engine/shape/in-wire-words.ts";
import type { Mode, Shape } from "../../engine/shape/shape.ts";

/** What bodies give of attributes, however they are written. */
export interface AttributeValues<Pair> {
  values: Pair[];
}

/**
 * Reads values of attributes as the guide sends one (`{"name": "hours", "value": 5}`), as a list of such pairs, or as the older
 * specification's map (`{"hours": 5, "pending": true}`); an object with a `name` or a `value` is one pair.
 */
export function attributeValues<Pair>(
  pair: Shape<never, { create: Pair }>,
): Shape<never, Record<Mode, AttributeValues<Pair>>> {
  return {
    columns: pair.columns,
    present: pair.present,
    name: `${pair.name}Values`,
    read: (_, body) => ({ values: readEach(pair, entriesOf(body)) }),
    wirePath: (path) => path,
  };
}

interface Entry {
  /** what a fault of it is found under: its place in a list, its name in a map, nothing when it is the body */
  readonly at: Issue["path"];
  readonly pair: unknown;
}

function entriesOf(body: unknown): readonly Entry[] {
  if (Array.isArray(body)) return body.map((pair: unknown, index) => ({ at: [index], pair }));
  if (typeof body !== "object" || body === null) throw notObject(body);
  const names = Object.keys(body);
  if (names.length === 0 || names.some((name) => name === "name" || name === "value"))
    return [{ at: [], pair: body }];
  return Object.entries(body).map(([name, value]) => ({
    at: [name],
    pair: { name, value: value as unknown },
  }));
}

function readEach<Pair>(of: Shape<never, { create: Pair }>, entries: readonly Entry[]): Pair[] {
  const issues: Issue[] = [];
  const pairs = entries.flatMap(({ at, pair }) => {
    try {
      return [of.read("create", pair) as Pair];
    } catch (error) {
      if (!(error instanceof InWireWords)) throw error;
      const inMap = typeof at[0] === "string";
      issues.push(
        ...error.error.issues.map(({ path, ...issue }) => ({
          ...issue,
          path: [...at, ...(inMap && path[0] === "value" ? path.slice(1) : path)],
        })),
      );
      return [];
    }
  });
  if (issues.length > 0) throw new InWireWords(invalid(...issues));
  if (pairs.length === 0) throw notObject([]);
  return pairs;
}

const notObject = (body: unknown) =>
  new InWireWords(
    invalid({ path: [], code: "invalidType", params: { expected: "object", received: typeWord(body) } }),
  );
