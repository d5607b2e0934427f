import { afterAll, beforeAll, expect, it } from "vitest";
import type { Column } from "../../../src/engine/shape/shape.ts";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { finder, type Finder, type Route, writes } from "../world/routes.ts";
import { bodyFor, writtenColumns } from "../world/samples.ts";
import { openWorld, type World } from "../world/world.ts";

/** One row for each way in which each shape is read: what reads a field is the shape's, whatever row it stands in. */
const ways = [
  ...new Map(
    writes.toReversed().flatMap((route) => (route.row.reply.reads ? [[waysOf(route), route] as const] : [])),
  ),
].map(([title, route]) => ({ title, route, columns: writtenColumns(route) }));

function waysOf({ dialect, row: { reply } }: Route): string {
  const { shape, mode } = reply.reads ?? {};
  return `${dialect.name} ${mode} ${shape?.columns.map(({ name }) => name).join()}`;
}

const typeOf = ({ written }: Column) => written?.codec.describe?.type;

/** What doubles have no room for, and what no JSON can be written as again. */
const rounded = ["9007199254740993", "-123456789012345678901234567890"];
const unbearable = ["1e400", "-1e400", "1e-400"];
const within = ['{"deep":[{"er":9007199254740993}]}', '{"deep":1e400}'];

/** Texts that say nothing, to people. */
const blanks = [" ", "\t\n", "\u00a0\u3000"];

count("numbers that doubles round", ways.flatMap(({ columns }) => columns).length);

let world: World;
let find: Finder;
let digest: Digest;
beforeAll(async () => {
  world = await openWorld("in process");
  find = finder(world);
  digest = await openDigest(world.register);
});
afterAll(async () => {
  await digest.close();
  await world.close();
});

/** Sends a body with these JSON texts for one field, one after the other. */
async function sendEach(route: Route, column: Column, values: readonly string[]) {
  const path = await find.pathFor(route, "alice");
  const sample = (await bodyFor(route, world, "alice", column)) ?? {};
  const answers = [];
  for (const value of values) {
    const body = JSON.stringify({ ...sample, [column.name]: "@" }).replace('"@"', () => value);
    const { status, text } = await world.send(route.row.method, path, { dialect: route.dialect.name, body });
    answers.push({ value, status, text });
  }
  return answers;
}

it.each(ways)("numbers are kept to the last digit or refused: $title", async ({ route, columns }) => {
  const lost = [];
  // a truth says what is true of a number, and is not it
  for (const column of columns.filter((one) => typeOf(one) !== "boolean"))
    for (const { value, status, text } of await sendEach(route, column, rounded))
      if (status >= 500 || (status < 300 && !text.includes(value)))
        lost.push([column.name, value, status, text]);
  expect([lost, world.logged]).toEqual([[], []]);
});

it.each(ways)("numbers that cannot be written again are refused: $title", async ({ route, columns }) => {
  const taken = [];
  await digest.unchanged();
  for (const column of columns) {
    const values = typeOf(column) === "json" ? [...unbearable, ...within] : unbearable;
    if (typeOf(column) !== "boolean")
      for (const { value, status } of await sendEach(route, column, values))
        if (status < 400 || status >= 500) taken.push([column.name, value, status]);
  }
  expect([taken, await digest.unchanged(), world.logged]).toEqual([[], true, []]);
});

it.each(ways)("blank texts are refused where empty ones are, in the same words: $title", async (way) => {
  const wrong = [];
  for (const column of way.columns.filter((one) => typeOf(one) === "string")) {
    const [empty, ...others] = await sendEach(
      way.route,
      column,
      ["", ...blanks].map((text) => JSON.stringify(text)),
    );
    const told = (text = "") => text.replace(/"\w+":"\d{4}-\d\d-\d\dT[^"]*"/, "");
    for (const { value, status, text } of others)
      if ((empty?.status ?? 0) >= 400 && (status !== empty?.status || told(text) !== told(empty.text)))
        wrong.push([column.name, value, status, text, empty?.text]);
  }
  expect(wrong).toEqual([]);
});
