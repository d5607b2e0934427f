import { DomainError } from "@riskloom/domain";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count } from "../world/counters.ts";
import { blamed, each, finder, type Finder, once, over, reads, type Route, writes } from "../world/routes.ts";
import { bodyFor, referenceColumns, sampleOf, unknownLike, writtenColumns } from "../world/samples.ts";
import { openWorld, ways, type World } from "../world/world.ts";

const bodied = each(writes.filter(({ row }) => row.reply.reads));
count("faults of headers and bodies", bodied.length);

/** The keys of a row's query that refuse a text that nothing is called, which no address holds by chance. */
const strange = "?\u00a7";
const refusedIn = ({ row: { reply } }: Route): string[] => {
  const keys = reply.query instanceof z.ZodObject ? Object.keys(reply.query.shape) : [];
  return keys.filter((key) => {
    const { error } = reply.query.safeParse({ [key]: strange });
    return error?.issues.some(({ path }) => path[0] === key) === true;
  });
};
const queried = once(each(reads)).filter(({ route }) => refusedIn(route).length > 0);
count("faults of headers and queries", queried.length);

const commonKeys = [
  "search",
  "ordering",
  "sort",
  "page",
  "page_size",
  "per_page",
  "fields",
  "filter",
  "status",
];

/** The documented keys of a row's query, and those by which dialects page, order and choose. */
const keysOf = ({ row: { reply } }: Route): string[] => [
  ...(reply.query instanceof z.ZodObject ? Object.keys(reply.query.shape) : []),
  ...commonKeys,
];
const unstorable = ["%00", "a%00b", "%ed%a0%80", "%ff", "%"];
const unread = once(each(reads));
count("queries that no database holds", unread.length);

describe.each(ways)("a request, %s", (way) => {
  let world: World;
  let find: Finder;
  let shown = 0;
  beforeAll(async () => {
    world = await openWorld(way);
    find = finder(world);
  });
  afterAll(() => world.close());

  it.each(over(way, bodied))(
    "is told what is wrong with its headers, and then what is wrong with its body: $title",
    async ({ route }) => {
      const { row, dialect } = route;
      const path = await find.pathFor(route, "alice");
      const sample = (await bodyFor(route, world, "alice")) ?? {};
      const ask = async (fields: object, headers: Record<string, string> = {}) =>
        world.send(row.method, path, { dialect: dialect.name, headers, body: { ...sample, ...fields } });
      const headers = {
        ...(row.method === "POST" && { "Idempotency-Key": "k".repeat(300) }),
        "If-Match": "seven",
      };
      const references = referenceColumns(route);
      for (const column of writtenColumns(route)) {
        const value = references.includes(column)
          ? unknownLike(await sampleOf(route, column, world, "alice"))
          : { un: "expected" };
        const named = blamed(route, column.name);
        const alone = await ask({ [column.name]: value });
        if (![400, 422].includes(alone.status) || !alone.text.includes(named)) continue;
        shown += 1;
        const { text } = await ask({ [column.name]: value }, headers);
        const places = [...Object.keys(headers), named].map((name) => text.indexOf(name));
        expect([column.name, text, places]).toEqual([
          column.name,
          text,
          places.filter((at) => at >= 0).toSorted((one, other) => one - other),
        ]);
      }
      expect(world.logged).toEqual([]);
    },
  );

  it("has fields that can be wrong beside its headers", () => {
    expect(shown).toBeGreaterThan(0);
    if (way === "in process") count("fields told beside headers", shown);
  });

  it.each(over(way, queried))(
    "is told all that is wrong with its query, and with the moment that it asks for: $title",
    async ({ route }) => {
      const path = await find.pathFor(route, "alice");
      const keys = refusedIn(route);
      const query = new URLSearchParams(keys.map((key): [string, string] => [key, strange]));
      const headers = { "X-As-Of": "yesterday" };
      const { text } = await world.send("GET", `${path}?${query.toString()}`, {
        dialect: route.dialect.name,
        headers,
      });
      expect([text, ["X-As-Of", ...keys].filter((name) => !text.includes(name))]).toEqual([text, []]);
    },
  );

  it.each(over(way, unread))(
    "may have signs in its query that no database holds, and is answered all the same: $title",
    async ({ route }) => {
      const path = await find.pathFor(route, "alice");
      const answers = [];
      for (const key of new Set(keysOf(route)))
        for (const value of unstorable) {
          const query = `${key}=${value}`;
          const { status, text } = await world.send("GET", `${path}?${query}`, {
            dialect: route.dialect.name,
          });
          if (status >= 500 || /postgres|encoding|UTF8/i.test(text)) answers.push([query, status, text]);
        }
      expect([answers, world.logged]).toEqual([[], []]);
    },
  );
});

describe("a list", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
  });
  afterAll(() => world.close());

  it("of Xurrent is told all that is wrong with its fields, page, filters, order and cursors", async () => {
    const query = new URLSearchParams({
      fields: "colour",
      per_page: "many",
      page: "0",
      shade: "1",
      position: "2",
      id: "one",
      disabled: ">1",
      sort: "information",
      search_after: "there",
      search_before: "here",
    });
    const { status, json } = await world.send("GET", `/v1/risk_severities?${query.toString()}`, {
      headers: { "X-As-Of": "yesterday" },
    });
    expect([status, (json as { message: string }).message.split("; ")]).toEqual([
      400,
      [
        "Header 'X-As-Of' is invalid",
        "Unknown fields: colour",
        "Parameter 'per_page' must be an integer",
        "Parameter 'page' cannot be less than 1",
        "Unknown fields: shade",
        "Filtering not allowed on fields: position",
        "Invalid value 'one' for field 'id'",
        "Field 'disabled' does not support the '=>' operator",
        "Sorting not allowed on fields: information",
        "Parameter 'search_after' is invalid",
        "Parameter 'search_before' is invalid",
      ],
    ]);
  });

  it("of the typed API is told all that is wrong with its page, order, filters and place", async () => {
    const api = await world.register.as("alice");
    const refused = await api.riskSeverity
      .list({
        limit: -1,
        orderBy: [
          { key: "colour", descending: false },
          { key: "shade", descending: true },
        ],
        filters: [
          { key: "hue", operator: "=", value: 1 },
          { key: "id", operator: "=", value: ["one", "two"] },
        ],
      })
      .catch(({ cause }: { cause: unknown }) => cause);
    const issues = refused instanceof DomainError ? refused.issues : [];
    expect(issues.map(({ path, params }) => [path[0], params?.["value"]])).toEqual([
      ["limit", undefined],
      ["orderBy", "colour"],
      ["orderBy", "shade"],
      ["filters", "hue"],
      ["id", "one"],
      ["id", "two"],
    ]);
  });
});
