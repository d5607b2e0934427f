import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { held, liesOf, liesOfBody } from "../../description/described.ts";
import { count } from "../world/counters.ts";
import { each, finder, guarded, reads, type Route, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { type Answer, openWorld, type World } from "../world/world.ts";

count("described", guarded.length);

/** Every row is called: first what reads, then what writes, and at last what deletes, first of what hangs on others. */
const inOrder = [
  ...reads,
  ...writes.toSorted(
    (a, b) =>
      Number(a.row.method === "DELETE") - Number(b.row.method === "DELETE") ||
      b.row.path.length - a.row.path.length,
  ),
];

/** What one version of a path deletes, the other cannot delete again: each has a world of its own. */
const isSecond = ({ row }: Route): boolean => row.path.startsWith("/api/v2/");
const parts = [inOrder.filter(isSecond), inOrder.filter((route) => !isSecond(route))];

interface Answered {
  readonly route: Route;
  readonly path: string;
  readonly answer: Answer;
}
const succeeded: Answered[] = [];

describe.each(parts.map((routes, at) => ({ routes, title: `part ${at + 1}` })))("$title", ({ routes }) => {
  let world: World;
  let find: ReturnType<typeof finder>;
  beforeAll(async () => {
    world = await openWorld("in process");
    find = finder(world);
  });
  afterAll(() => world.close());

  it.each(each(routes))(
    "every answer is as described, and so is what was sent: $title",
    async ({ route }) => {
      const { row, dialect } = route;
      const path = await find.pathFor(route, "alice");
      const body = await bodyFor(route, world, "alice");
      const answer = await world.send(row.method, path, { dialect: dialect.name, body });
      if (answer.status < 300) succeeded.push({ route, path, answer });
      const lies = answer.status < 300 && body !== undefined ? liesOfBody(row.method, path, body) : [];
      expect([answer.status < 500, lies]).toEqual([true, []]);
    },
  );
});

it("holds nearly every operation to its description by an answer that succeeds", () => {
  count("described successes", held.operations.size);
  expect(held.operations.size).toBeLessThanOrEqual(guarded.length);
});

it("tells an answer in which one field is named otherwise from what is described", () => {
  const spoiled = succeeded.flatMap(({ route: { row, title }, path, answer: { status, headers, text } }) => {
    const renamed = text.replace(/"(\w+)":/, '"$1Renamed":');
    if (renamed === text || !text.startsWith("{")) return [];
    return [{ title, lies: liesOf({ method: row.method, path, status, headers, text: renamed }) }];
  });
  expect(spoiled.length).toBeGreaterThan(300);
  expect(spoiled.filter(({ lies }) => lies.length === 0)).toEqual([]);
});
