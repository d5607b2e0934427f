import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, over, reads, type Route, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { type Answer, openWorld, ways, type World } from "../world/world.ts";

count("moments", reads.length);

describe.each(ways)("a read, %s", (way) => {
  let world: World;
  let find: Finder;
  const first = new Map<Route, Answer & { path: string }>();

  /** Reads everything, then writes by every row that can write, deletions last, and first of what hangs on the others. */
  beforeAll(async () => {
    world = await openWorld(way);
    find = finder(world);
    for (const route of reads) {
      const path = await find.pathFor(route, "alice");
      first.set(route, { path, ...(await world.send("GET", path, { dialect: route.dialect.name })) });
    }
    for (const route of writes.toSorted(
      (a, b) =>
        Number(a.row.method === "DELETE") - Number(b.row.method === "DELETE") ||
        b.row.path.length - a.row.path.length,
    )) {
      const path = await find.pathFor(route, "alice");
      const body = await bodyFor(route, world, "alice").catch(() => undefined);
      await world.send(route.row.method, path, { dialect: route.dialect.name, body });
    }
  });
  afterAll(() => world.close());

  it.each(over(way, each(reads)))(
    "as of the moment it told gives the same bytes, whatever was written since: $title",
    async ({ route }) => {
      const then = first.get(route);
      const readAt = then?.headers.get("X-Read-At") ?? "";
      expect([then?.status, readAt]).toEqual([
        200,
        expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      ]);
      const again = await world.send("GET", then?.path ?? "", {
        dialect: route.dialect.name,
        headers: { "X-As-Of": readAt },
      });
      expect([again.status, again.text]).toEqual([200, then?.text]);
      expect(again.headers.get("X-As-Of")).toBe(readAt);
      expect(again.headers.get("X-Read-At")).toBe(readAt);
      expect(again.headers.get("ETag")).toBe(then?.headers.get("ETag"));
    },
  );

  it("of now shows something else than then, so that the test above compares with a changed register", async () => {
    const changed = await Promise.all(
      [...first].map(async ([route, { path, text }]) => {
        const now = await world.send("GET", path, { dialect: route.dialect.name });
        return now.text === text ? 0 : 1;
      }),
    );
    expect(changed.filter(Boolean).length).toBeGreaterThan(reads.length / 2);
  });

  it("of a moment before everything finds nothing, and of one to come is refused", async () => {
    const { projectId } = world.register;
    const before = { headers: { "X-As-Of": "2001-01-01T00:00:00Z" } };
    expect((await world.send("GET", `/api/v1/projects/${projectId}/risks`, before)).json).toMatchObject({
      count: 0,
    });
    const later = { headers: { "X-As-Of": "2999-01-01T00:00:00Z" } };
    expect((await world.send("GET", `/api/v1/projects/${projectId}/risks`, later)).status).toBe(400);
  });
});
