import { afterAll, beforeAll, expect, it } from "vitest";
import { connectRemote } from "../../../src/connect-remote.ts";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, reads } from "../world/routes.ts";
import { trpcServer } from "../world/trpc-server.ts";
import { openWorld, type World } from "../world/world.ts";

count("answers alike", reads.length);

let world: World;
let find: Finder;
let server: Awaited<ReturnType<typeof trpcServer>>;
let sendRemotely: World["send"];
beforeAll(async () => {
  world = await openWorld("in process");
  find = finder(world);
  server = await trpcServer(world.register.deps);
  sendRemotely = world.sendThrough(connectRemote(server.url));
});
afterAll(async () => {
  await server.close();
  await world.close();
});

it.each(each(reads))(
  "a register behind a network answers the bytes of one in the same process: $title",
  async ({ route }) => {
    const path = await find.pathFor(route, "alice");
    const sending = { dialect: route.dialect.name };
    const [here, there] = [await world.send("GET", path, sending), await sendRemotely("GET", path, sending)];
    expect([here.status, there.status]).toEqual([200, 200]);
    expect(there.text).toBe(here.text);
    expect(there.headers.get("ETag")).toBe(here.headers.get("ETag"));
  },
);
