import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import {
  blamed,
  each,
  finder,
  type Finder,
  guarded,
  nobody,
  over,
  pathOf,
  type Route,
  writes,
} from "../world/routes.ts";
import { bodyFor, writtenColumns } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

interface BadBody {
  title: string;
  /** the field that is spoiled, and what is sent for it; without a field the whole body */
  field?: string;
  value?: unknown;
}

const reading = writes.filter(({ row }) => row.reply.reads);

/** Dialects that tell a body that they can read but not take by a status of its own. */
const unprocessable: Record<string, number> = { xurrent: 422 };

/** What no field of the kind can be, if it cannot be anything: an object that nobody knows, or for fields that are objects of options a text. */
const impossible = (type: string | undefined): unknown =>
  type === "nested object" ? "unexpected" : { un: "expected" };

const badBodiesOf = (route: Route): BadBody[] => [
  ...[[1], "text", 7, null, true].map((value) => ({ value, title: JSON.stringify(value) })),
  ...writtenColumns(route)
    .filter(({ written }) => written?.codec.describe?.type !== "json")
    .map(({ name, written }) => ({
      field: name,
      value: impossible(written?.codec.describe?.type),
      title: `${name} of a wrong type`,
    })),
  ...writtenColumns(route)
    .filter(({ written }) => written?.required === true && route.row.reply.reads?.mode !== "patch")
    .map(({ name }) => ({ field: name, title: `no ${name}` })),
];

count("bad bodies", reading.flatMap(badBodiesOf).length);
count("random bodies", reading.length);
count("bad requests", guarded.length);

/** Where the sample does not fit the very record that it is sent to, that is told before the record's version is. */
const toldBeforeVersions: Readonly<Record<string, number>> = {
  "DELETE /v1/incident/{incidentId}/comments": 404,
  "PATCH /api/v1/projects/{projectId}/controls/{controlId}/recurrence": 400,
  "PATCH /api/v1/projects/{projectId}/udf_types/{id}": 400,
  "PUT /api/v1/projects/{projectId}/udf_types/{id}": 400,
};

describe.each(ways)("bad input, %s", (way) => {
  let world: World;
  let find: Finder;
  let digest: Digest;
  beforeAll(async () => {
    world = await openWorld(way);
    find = finder(world);
    digest = await openDigest(world.register);
  });
  afterAll(async () => {
    await digest.close();
    await world.close();
  });

  it.each(over(way, each(reading)))(
    "is refused, its field named, and changes nothing: $title",
    async ({ route }) => {
      const path = await find.pathFor(route, "alice");
      const sample = (await bodyFor(route, world, "alice")) ?? {};
      const send = async (body: string) => {
        const { status, text } = await world.send(route.row.method, path, {
          dialect: route.dialect.name,
          body,
        });
        return { status, text };
      };
      expect(await send("{")).toMatchObject({ status: 400 });
      for (const { title, field, value } of badBodiesOf(route)) {
        const { [field ?? ""]: _, ...rest } = sample;
        const spoiled = value === undefined ? rest : { ...rest, [field ?? ""]: value };
        const answer = await send(JSON.stringify(field === undefined ? value : spoiled));
        const named = field === undefined ? "{" : blamed(route, field);
        const status = field === undefined ? 400 : (unprocessable[route.dialect.name] ?? 400);
        expect({ title, ...answer }).toEqual({ title, status, text: expect.stringContaining(named) });
      }
      expect(await digest.unchanged()).toBe(true);
      expect(world.logged).toEqual([]);
    },
  );

  it.each(over(way, each(reading)))(
    "of any kind is never a server error, and changes nothing when it is refused: $title",
    async ({ route }) => {
      const path = await find.pathFor(route, "alice");
      const sample = (await bodyFor(route, world, "alice")) ?? {};
      const names = writtenColumns(route).map(({ name }) => name);
      const anything = fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "9".repeat(400),
          "x".repeat(30_000),
          -0,
          1e308,
          2 ** 53,
          "NaN",
          "Infinity",
          "0000-00-00",
          "9999-12-31T23:59:60Z",
          "2026-02-30",
        ),
      );
      const spoiled = fc.dictionary(fc.constantFrom(...names), anything, { minKeys: 1, maxKeys: 2 });
      await fc.assert(
        fc.asyncProperty(spoiled, async (fields) => {
          const body = JSON.stringify({ ...sample, ...fields });
          const answer = await world.send(route.row.method, path, { dialect: route.dialect.name, body });
          expect([world.logged, answer.status < 500]).toEqual([[], true]);
          const unchanged = await digest.unchanged();
          expect(answer.status < 300 || unchanged).toBe(true);
        }),
        { numRuns: way === "remote" ? 2 : 8, seed: 20_260_301 },
      );
    },
  );

  it.each(over(way, each(guarded)))(
    "around a body is refused in the dialect's words, and changes nothing: $title",
    async ({ route }) => {
      const { row, dialect } = route;
      const ids = await find.idsFor(route, "alice");
      const path = pathOf(route, ids);
      const body = await bodyFor(route, world, "alice");
      const send = async (to: string, headers: Record<string, string> = {}) =>
        (await world.send(row.method, to, { dialect: dialect.name, headers, body })).status;
      const got: Record<string, number> = { asOf: await send(path, { "X-As-Of": "yesterday" }) };
      const want: Record<string, number> = { asOf: 400 };
      for (const [at, name] of route.params.entries())
        for (const id of [nobody[dialect.name] ?? "", "no-such-thing", "%00", "%zz", "-1", "9".repeat(30)]) {
          got[`${name} ${id}`] = await send(pathOf(route, ids.with(at, id)));
          want[`${name} ${id}`] = 404;
        }
      if (row.method !== "GET") {
        got["stale"] = await send(path, { "If-Match": '"999999"' });
        want["stale"] = toldBeforeVersions[`${row.method} ${row.path}`] ?? 412;
        got["no tag"] = await send(path, { "If-Match": "999999" });
        want["no tag"] = 400;
        got["none but one"] = await send(path, { "If-None-Match": '"7"' });
        want["none but one"] = 400;
      }
      if (row.method !== "GET" && row.method !== "POST") {
        got["nothing yet"] = await send(path, { "If-None-Match": "*" });
        const wrong = toldBeforeVersions[`${row.method} ${row.path}`] === 400;
        want["nothing yet"] = wrong ? 400 : 412;
      }
      expect(got).toEqual(want);
      expect(await digest.unchanged()).toBe(true);
      expect(world.logged).toEqual([]);
    },
  );
});
