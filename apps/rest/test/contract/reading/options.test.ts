import type { TestUser } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { finder, type Finder, guarded, over, pathOf, type Route } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

/** An owner, an editor and a reader of one project, who are members of one organization, and somebody from elsewhere. */
const roles = ["alice", "bob", "carol", "mallory"] as const satisfies readonly TestUser[];
const paths = [
  ...new Map(
    guarded.filter(({ dialect }) => dialect.name === "ramrisk").map((route) => [route.row.path, route]),
  ).values(),
];
const cases = paths.map((route) => ({ route, title: route.row.path }));

count("actions", paths.length * roles.length);

describe.each(ways)("OPTIONS of RamRisk, %s,", (way) => {
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

  /** What comes of a body that is right, sent to a version that there is not: it changes nothing, and is refused for rights first. */
  const isPermitted = async (route: Route, method: string, as: TestUser): Promise<boolean> => {
    const row = route.dialect.rows.find((one) => one.path === route.row.path && one.method === method);
    if (row?.reply.reads === undefined) return false;
    const writing = { ...route, row };
    const { status } = await world.send(method, pathOf(route, await find.idsFor(route, "alice")), {
      as,
      dialect: "ramrisk",
      headers: { "If-Match": '"999999"' },
      body: await bodyFor(writing, world, "alice"),
    });
    return ![401, 403, 404].includes(status);
  };

  it.each(over(way, cases))(
    "tells of POST and PUT what the caller may send, and changes nothing: $title",
    async ({ route }) => {
      const path = pathOf(route, await find.idsFor(route, "alice"));
      for (const as of roles) {
        const expected: string[] = [];
        for (const method of ["POST", "PUT"]) if (await isPermitted(route, method, as)) expected.push(method);
        const { status, json } = await world.send("OPTIONS", path, { as, dialect: "ramrisk" });
        const { actions } = (json ?? {}) as { actions?: object };
        const told = actions === undefined ? [] : Object.keys(actions);
        expect({ as, told: told.toSorted() }).toEqual({
          as,
          told: status === 200 ? expected.toSorted() : [],
        });
        expect(actions).not.toEqual({});
      }
      expect(await digest.unchanged()).toBe(true);
      expect(world.logged).toEqual([]);
    },
  );

  it("tells a reader of no action, an editor of risks and an administrator of categories", async () => {
    const told = async (as: TestUser, path: string) => {
      const { json } = await world.send("OPTIONS", `/api/v2/projects/1/${path}`, { as });
      return Object.keys((json as { actions?: object }).actions ?? { none: true });
    };
    expect(await told("carol", "risks")).toEqual(["none"]);
    expect(await told("bob", "risks")).toEqual(["POST"]);
    expect(await told("bob", "risks/1")).toEqual(["PUT"]);
    expect(await told("bob", "categories")).toEqual(["none"]);
    expect(await told("alice", "categories")).toEqual(["POST"]);
  });
});
