import { writeFor } from "@riskloom/api/installation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, once, type Route, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { type Answer, openWorld, type World } from "../world/world.ts";

/** Whatever creates; a report is made anew each time. */
const posts = once(
  each(writes.filter(({ row }) => row.method === "POST" && !row.path.includes("/reporting/"))),
);
count("repeats", posts.length);

let world: World;
let find: Finder;
beforeAll(async () => {
  world = await openWorld("in process");
  find = finder(world);
});
afterAll(() => world.close());

interface Access {
  writes?: boolean;
  calls?: boolean;
  sees?: boolean;
}

/** Takes from alice what is false, or gives her all of it back. */
const access = ({ writes: may = true, calls = true, sees = true }: Access = {}) =>
  writeFor(world.register.database, world.register, async ({ db }) => {
    const { alice } = world.register.users;
    const organization = { role: may ? "owner" : "member", confidential_access: sees } as const;
    await db.updateTable("membership").set(organization).where("user_id", "=", alice).execute();
    const project = { role: may ? "admin" : "reader", api_access: calls } as const;
    await db.updateTable("project_member").set(project).where("user_id", "=", alice).execute();
    await db.updateTable("risk").set({ confidential: !sees }).where("confidential", "=", sees).execute();
  });
/** The last is taken when all risks become confidential. */
const losses: readonly Access[] = [{ writes: false }, { calls: false }, { sees: false }];

const unevaluate = () =>
  writeFor(world.register.database, world.register, async ({ db }) => {
    await db.deleteFrom("evaluation").where("type", "!=", "gross").execute();
  });

let key = 0;
const risks = async () =>
  (await (await world.register.as("alice")).risk.list({ projectId: "default" })).total;

async function posted(
  route: Route,
): Promise<{ first: Answer; madeRisk: boolean; again: (key?: string) => Promise<Answer> }> {
  const path = await find.pathFor(route, "alice");
  // a matrix has one evaluation of each type for a risk, and another row may have made it
  if (path.includes("evaluations")) await unevaluate();
  const body = await bodyFor(route, world, "alice");
  const own = `repeat ${++key}`;
  const again = (given = own) =>
    world.send("POST", path, { dialect: route.dialect.name, headers: { "Idempotency-Key": given }, body });
  const before = await risks();
  const first = await again();
  return { first, madeRisk: (await risks()) > before, again };
}

it.each(posts)(
  "a repeat is refused where a new request would be, and has the first answer where not: $title",
  async ({ route }) => {
    const { first, madeRisk, again } = await posted(route);
    expect([first.status < 300, first.text]).toEqual([true, first.text]);
    const told = [];
    for (const loss of losses) {
      await access(loss);
      const [repeat, fresh] = [await again(), await again(`new ${++key}`)];
      await access();
      const refused = [401, 403, 404].includes(fresh.status);
      if (refused && (repeat.status !== fresh.status || repeat.text !== fresh.text))
        told.push([loss, repeat.status, fresh.status]);
      // the risk that was made is there no more for who made it
      if (loss.sees === false && madeRisk && repeat.status !== 404) told.push([loss, repeat.status]);
    }
    expect(told).toEqual([]);
    const repeat = await again();
    expect([repeat.status, repeat.text]).toEqual([first.status, first.text]);
  },
);
