import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { type Digest, openDigest } from "../world/digest.ts";
import { each, finder, type Finder, guarded, over, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

count("credentials", guarded.length);

/** What a caller without a credential, and one with a wrong one, is told; a new dialect needs a line. */
const words: Record<string, { none: string; wrong: string; challenge: string | null }> = {
  comp: {
    none: '{"success":false,"error":"Invalid or missing API key"}',
    wrong: '{"success":false,"error":"Invalid or missing API key"}',
    challenge: null,
  },
  kendis: {
    none: '{"errorMessages":"Invalid API Key"}',
    wrong: '{"errorMessages":"Invalid API Key"}',
    challenge: "Basic",
  },
  incident: {
    none: '{"sent_at":"2026-03-04T05:06:07Z","errors":[{"message":"access token is missing, invalid or expired"}]}',
    wrong:
      '{"sent_at":"2026-03-04T05:06:07Z","errors":[{"message":"access token is missing, invalid or expired"}]}',
    challenge: null,
  },
  xurrent: { none: '{"message":"Unauthorized"}', wrong: '{"message":"Unauthorized"}', challenge: null },
  ramrisk: {
    none: '{"detail":"Authentication credentials were not provided."}',
    wrong: '{"detail":"Invalid token."}',
    challenge: "Token",
  },
};

describe.each(ways)("credentials, %s", (way) => {
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

  it.each(over(way, each(guarded)))(
    "are asked for before anything else: $title",
    async ({ route: { row, dialect }, route }) => {
      const path = await find.pathFor(route, "alice");
      const good = await bodyFor(route, world, "alice");
      const { none, wrong, challenge } = words[dialect.name] ?? {};
      for (const body of row.reply.reads ? [good, "{", {}] : [undefined]) {
        const anonymous = await world.send(row.method, path, { as: null, dialect: dialect.name, body });
        expect([anonymous.status, anonymous.text]).toEqual([401, none]);
        const stranger = await world.send(row.method, path, {
          as: { token: "nobody's" },
          dialect: dialect.name,
          body,
        });
        expect([stranger.status, stranger.text, stranger.headers.get("WWW-Authenticate")]).toEqual([
          401,
          wrong,
          challenge,
        ]);
      }
      expect(await digest.unchanged()).toBe(true);
    },
  );

  it.each(over(way, each(writes.filter(({ row }) => row.path.includes("/projects/")))))(
    "of a reader change nothing: $title",
    async ({ route: { row, dialect }, route }) => {
      const path = await find.pathFor(route, "alice");
      const body = await bodyFor(route, world, "alice");
      const answer = await world.send(row.method, path, { as: "carol", dialect: dialect.name, body });
      expect([answer.status, answer.text]).toEqual([
        403,
        '{"detail":"You do not have permission to perform this action."}',
      ]);
      expect(await digest.unchanged()).toBe(true);
    },
  );
});
