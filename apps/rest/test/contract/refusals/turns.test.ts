import { DomainError } from "@riskloom/domain";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { count } from "../world/counters.ts";
import { callOf, type Input, placesIn } from "../world/places.ts";
import { type Procedure, procedures } from "../world/procedures.ts";
import { each, finder, once, writes } from "../world/routes.ts";
import { openWorld, type World } from "../world/world.ts";

const writing = procedures.filter(({ writes, right }) => writes && right !== null);
const rows = once(each(writes));
count("refused without a turn", writing.length);
count("rows refused without a turn", rows.length);

/** Told before anything is looked at: a session that is not there. */
const ofSessions = ["session.close", "session.revoke"];

let world: World;
const tries: [Procedure, Input][] = [];
const paths = new Map<(typeof rows)[number], string>();
let holder: Client;
beforeAll(async () => {
  world = await openWorld("in process");
  const placesOf = await placesIn(world);
  for (const procedure of writing)
    for (const place of await placesOf(procedure))
      for (const wrong of wrongIn(procedure)) tries.push([procedure, { ...place, ...wrong }]);
  const find = finder(world);
  for (const one of rows) paths.set(one, await find.pathFor(one.route, "alice"));
  // another write of the organization, which has its turn until the end
  holder = new Client({ connectionString: world.register.url });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select open_write($1, $2)", [
    world.register.organizationId,
    world.register.users.alice,
  ]);
});
afterAll(async () => {
  await holder.end();
  await world.close();
});

/** Inputs that the schema of a procedure alone refuses: a key that there is not, and each key with what it does not take. */
function wrongIn({ shape, path }: Procedure): Input[] {
  const nonsense = { un: "expected" };
  const refusedOf = (of: Procedure["shape"]) =>
    Object.entries(of).flatMap(([key, schema]) =>
      key !== "patch" && !path.includes(key) && !schema.safeParse(nonsense).success
        ? [{ [key]: nonsense }]
        : [],
    );
  const { patch } = shape;
  const patched = patch instanceof z.ZodObject ? refusedOf(patch.shape).map((one) => ({ patch: one })) : [];
  return [{ strange: 1 }, ...refusedOf(shape), ...patched];
}

it("an input that its schema refuses is refused while another write has the turn, by every procedure that writes", async () => {
  const as = (user: "alice" | "bob") => world.register.as(user, { appId: world.apps[user] });
  const [alice, bob] = [await as("alice"), await as("bob")];
  const otherwise: unknown[] = [];
  for (const [procedure, input] of tries) {
    const api = "userId" in input || procedure.router === "projectGroup" ? bob : alice;
    const told: unknown = await callOf(
      api,
      procedure,
    )(input).catch(({ cause }: { cause: unknown }) => (cause instanceof DomainError ? cause.code : cause));
    const wanted = ofSessions.includes(procedure.title) ? "NotFound" : "Invalid";
    if (told !== wanted) otherwise.push([procedure.title, input, told]);
  }
  expect(otherwise).toEqual([]);
});

it.each(rows)("a request that is wrong is refused while another write has the turn: $title", async (one) => {
  const { row, dialect } = one.route;
  const body = row.reply.reads ? [1] : undefined;
  const headers = { "If-Match": "seven" };
  const path = paths.get(one) ?? "";
  const { status, text } = await world.send(row.method, path, { dialect: dialect.name, headers, body });
  expect([text, status >= 400 && status < 500]).toEqual([text, true]);
});
