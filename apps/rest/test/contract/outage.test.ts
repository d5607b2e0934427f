import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "./world/counters.ts";
import { each, finder, guarded, over } from "./world/routes.ts";
import { bodyFor } from "./world/samples.ts";
import { openWorld, ways, type World } from "./world/world.ts";

count("outages", guarded.length);

/** What a caller is told while the database is gone; a new dialect needs a line. */
const words: Record<string, string> = {
  comp: '{"success":false,"error":"The database cannot be reached."}',
  kendis: '{"error":"The database cannot be reached."}',
  incident: '{"sent_at":"2026-03-04T05:06:07Z","errors":[{"message":"The database cannot be reached."}]}',
  xurrent: '{"message":"Service Unavailable"}',
  ramrisk: '{"detail":"The database cannot be reached."}',
};

interface Prepared {
  path: string;
  body: unknown;
}

describe.each(ways)("while the database is gone, %s", (way) => {
  const cases = over(way, each(guarded));
  const prepared = new Map<string, Prepared>();
  let world: World;
  beforeAll(async () => {
    world = await openWorld(way);
    const find = finder(world);
    for (const { route, title } of cases)
      prepared.set(title, {
        path: await find.pathFor(route, "alice"),
        body: route.row.reply.reads ? await bodyFor(route, world, "alice") : undefined,
      });
    await allowConnections(world, false);
  });
  afterAll(async () => {
    await allowConnections(world, true);
    await world.close();
  });

  it.each(cases)(
    "the dialect says so, and when to come again: $title",
    async ({ route: { row, dialect }, title }) => {
      const { path = "", body } = prepared.get(title) ?? {};
      for (const sent of row.reply.reads ? [body, "{"] : [body]) {
        const answer = await world.send(row.method, path, { dialect: dialect.name, body: sent });
        expect([answer.status, answer.text]).toEqual([503, words[dialect.name]]);
        expect(answer.headers.get("Retry-After")).toBe("1");
      }
    },
  );

  it("the words of the database are in the log", () => {
    if (way === "remote") return;
    expect(world.logged).toContainEqual(
      expect.objectContaining({
        message: "the register is not available",
        error: expect.objectContaining({
          code: "08001",
          message: expect.stringContaining("not currently accepting"),
        }),
      }),
    );
  });
});

async function allowConnections({ register }: World, allowed: boolean): Promise<void> {
  const url = new URL(register.url);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`alter database ${name} allow_connections ${allowed}`);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await client.end();
}
