import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustedProxies } from "../../../src/engine/http/trusted-proxies.ts";
import { restHandler } from "../../../src/app.ts";
import { connectInProcess } from "../../../src/connect-in-process.ts";
import { count } from "../world/counters.ts";
import { each, finder, type Finder, once, pathOf, reads, writes } from "../world/routes.ts";
import { bodyFor } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

const publicUrl = "https://risks.example:8443/riskloom";
const creations = writes.filter(({ row: { method, reply } }) => method === "POST" && reply.kind === "one");
/** What is told by a list, by two rows of it, and by its second page. */
const windows = ["", "page_size=1", "page_size=1&page=2", "per_page=1", "per_page=1&page=2", "page=2&size=1"];

count("links", reads.length + creations.length);

describe.each(ways)("behind a proxy, %s,", (way) => {
  let world: World;
  let find: Finder;
  const linked = new Set<string>();
  beforeAll(async () => {
    world = await openWorld(way, { publicUrl });
    find = finder(world);
  });
  afterAll(() => world.close());

  /** Every address in an answer that begins like one of ours, or of the register behind. */
  const links = (text: string) =>
    text.match(/https?:\/\/(?:rest\.test|127\.0\.0\.1|risks\.example)[^\s"<>]*/g) ?? [];

  it.each(once(each([...reads, ...creations])))("every link is public: $title", async ({ route }) => {
    const path = pathOf(route, await find.idsFor(route, "alice"));
    const { method, reply } = route.row;
    const body = method === "POST" ? await bodyFor(route, world, "alice") : undefined;
    const headers = {
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      Forwarded: "host=evil.example",
    };
    for (const query of reply.kind === "page" ? windows : [""]) {
      const address = query === "" ? path : `${path}?${query}`;
      const answer = await world.send(method, address, { dialect: route.dialect.name, body, headers });
      const all = answer.text + JSON.stringify([...answer.headers]);
      expect(all).not.toContain("evil.example");
      for (const link of links(all)) {
        expect(link).toMatch(/^https:\/\/risks\.example:8443\/riskloom\/(api\/)?v\d\//);
        linked.add(route.dialect.name);
      }
    }
  });

  it("there are links in the dialects that have them", () => {
    expect([...linked].toSorted()).toEqual(["ramrisk", "xurrent"]);
  });
});

describe("a request through a trusted proxy", () => {
  it("is answered with links to where its caller sent it, and another one is not", async () => {
    const world = await openWorld("in process");
    const handle = restHandler({
      connect: connectInProcess(world.register.deps),
      log: { error: () => undefined },
      trusts: trustedProxies("127.0.0.1"),
      rateLimit: { perHour: 3, burst: 0 },
    });
    const ask = async (path: string, scheme: string, from: string) => {
      const headers = {
        Authorization: `${scheme} ${world.register.secrets.alice}`,
        "X-Forwarded-Host": "risks.example",
        "X-Forwarded-Proto": "https",
      };
      const request = new Request(`http://rest.test${path}`, { headers });
      const response = await handle(request, { incoming: { socket: { remoteAddress: from } } });
      return response.headers.get("Link") ?? response.text();
    };
    for (const [from, origin] of [
      ["127.0.0.1", "https://risks.example"],
      ["192.0.2.1", "http://rest.test"],
    ] as const) {
      expect(await ask("/api/v1/projects/1/risks?page_size=1", "Token", from)).toContain(
        `"next":"${origin}/api/v1/projects/1/risks?page_size=1&page=2"`,
      );
      expect(await ask("/v1/project_risk_levels?per_page=1", "Bearer", from)).toContain(
        `<${origin}/v1/project_risk_levels?per_page=1&search_after=`,
      );
    }
    await ask("/v1/project_risk_levels", "Bearer", "127.0.0.1");
    expect(await ask("/v1/project_risk_levels", "Bearer", "127.0.0.1")).toContain(
      '"https://risks.example/v1/#rate-limiting"',
    );
    await world.close();
  });
});
