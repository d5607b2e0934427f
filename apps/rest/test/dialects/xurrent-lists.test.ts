import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";

const path = "/v1/risk_severities";

let world: World;
let first: number;
let createdAt: string;

/** Twenty-five severities behind the two that are there: names from `Severity 24` down, every fifth from elsewhere, every seventh disabled. */
beforeAll(async () => {
  world = await openWorld("in process");
  const alice = await world.register.as("alice");
  const { rows } = await alice.riskSeverity.list({});
  for (const { id } of rows) await alice.riskSeverity.update({ id, patch: { name: `Before ${id}` } });
  for (let at = 0; at < 25; at++) {
    const { id, createdAt: moment } = await alice.riskSeverity.create({
      name: `Severity ${String(24 - at).padStart(2, "0")}`,
      position: at,
      ...(at % 5 === 0 && { source: "Elsewhere", sourceId: `ID-${at}` }),
      disabled: at % 7 === 0,
      information: "some",
    });
    if (at === 0) [first, createdAt] = [id, moment];
  }
});
afterAll(() => world.close());

const refusal = async (query: string) => {
  const { status, json } = await world.send("GET", `${path}?${query}`);
  return [status, (json as { message: string }).message];
};
const found = async (query: string): Promise<Record<string, unknown>[]> => {
  const { status, json } = await world.send("GET", `${path}?per_page=100&${query}`);
  expect([query, status]).toEqual([query, 200]);
  return json as Record<string, unknown>[];
};
const count = async (query: string) => (await found(query)).length;

describe("a filter", () => {
  it("compares identifiers: equal, not equal, in, not in, below, above, between", async () => {
    expect(await count(`id=${first}`)).toBe(1);
    expect(await count(`id=!${first}`)).toBe(26);
    expect(await count(`id=${first},${first + 1},999999`)).toBe(2);
    expect(await count(`ids=${first},${first + 1}`)).toBe(2);
    expect(await count(`ids=!${first},${first + 1}`)).toBe(25);
    expect(await count(`id!=${first},${first + 1}`)).toBe(25);
    expect(await count(`id=<${first}`)).toBe(2);
    expect(await count(`id=>=${first}<=${first + 4}`)).toBe(5);
    expect(await count(`id=>${first}<${first + 4}`)).toBe(3);
    expect(await count("id=999999999999999")).toBe(0);
  });

  it("compares texts whole and without regard to case, and tells those that are missing", async () => {
    expect(await count("name=severity%2003")).toBe(1);
    expect(await count("reference=SEVERITY_03")).toBe(1);
    expect(await count("source=elsewhere")).toBe(5);
    expect(await count("source=!elsewhere")).toBe(22);
    expect(await count("sourceID=")).toBe(22);
    expect(await count("sourceID=!")).toBe(5);
    expect(await count("sourceID=id-5&source=ELSEWHERE")).toBe(1);
    expect(await count("name=")).toBe(0);
    expect(await count("name=!")).toBe(27);
  });

  it("compares truth by the documented words, everything else being false", async () => {
    for (const word of ["1", "T", "y", "TRUE", "yes", "On", "true"])
      expect(await count(`disabled=${word}`)).toBe(4);
    for (const word of ["0", "false", "no", "anything", "!true"])
      expect(await count(`disabled=${word}`)).toBe(23);
    expect([await count("disabled="), await count("disabled=!")]).toEqual([0, 27]);
  });

  it("compares moments by the second, in any zone, raw or encoded, open and closed", async () => {
    const second = `${createdAt.slice(0, 19)}Z`;
    const all = await count(`created_at=>=${second}`);
    expect(all).toBe(await count(`created_at=%3E%3D${encodeURIComponent(second)}`));
    expect(all).toBeGreaterThanOrEqual(25);
    expect(await count(`created_at=>=2016-01-01<=2016-01-31`)).toBe(0);
    expect(await count(`updated_at=>2015-12-31<2999-01-01`)).toBe(27);
    expect(await count(`created_at=${second}`)).toBeGreaterThan(0);
    const inMoscow = new Date(Date.parse(second) + 3 * 3_600_000).toISOString().slice(0, 19);
    expect(await count(`created_at=>=${inMoscow}%2B03:00`)).toBe(all);
    expect(await count(`created_at=>=${inMoscow}+03:00`)).toBe(all);
    expect(await count("created_at=!")).toBe(27);
  });

  it("joins all conditions, of one field too", async () => {
    expect(await count(`id=>${first}&id=<${first + 3}`)).toBe(2);
    expect(await count(`disabled=true&sourceID=!`)).toBe(1);
  });

  it.each([
    ["disabled=>1", "Field 'disabled' does not support the '=>' operator"],
    ["name=<=b", "Field 'name' does not support the '=<=' operator"],
    ["name=a,b", "Cannot apply the '=' operator to a set of values for field 'name'"],
    ["disabled=true,false", "Cannot filter on a set of values for field 'disabled'"],
    ["created_at=2016-01-01,2016-01-02", "Cannot filter on a set of values for field 'created_at'"],
    ["strange=1&odd=2", "Unknown fields: strange, odd"],
    ["description=x", "Filtering not allowed on fields: description"],
    ["position=1&information=x", "Filtering not allowed on fields: position, information"],
    ["id=x", "Invalid value 'x' for field 'id'"],
    ["id=1,x", "Invalid value 'x' for field 'id'"],
    ["created_at=yesterday", "Invalid value 'yesterday' for field 'created_at'"],
    ["created_at=>", "Invalid value '' for field 'created_at'"],
    [
      "created_at=>2016-01-01<2017-01-01>2018-01-01",
      "Invalid value '>2016-01-01<2017-01-01>2018-01-01' for field 'created_at'",
    ],
    ["name=a%00", "Invalid value 'a\0' for field 'name'"],
  ])("that makes no sense is refused in the documented words: %s", async (query, message) => {
    expect(await refusal(query)).toEqual([400, message]);
  });
});

describe("a selection of fields", () => {
  it("is what was asked for with the identifier, and tells what is disabled unasked", async () => {
    const [disabled, enabled] = await found(`fields=name&ids=${first},${first + 1}`);
    expect(disabled).toEqual({ id: first, name: "Severity 24", disabled: true });
    expect(enabled).toEqual({ id: first + 1, name: "Severity 23" });
    const [, asked] = await found(`fields=disabled&ids=${first},${first + 1}`);
    expect(asked).toEqual({ id: first + 1, disabled: false });
    expect((await found(`id=${first}`))[0]).toHaveProperty("disabled", true);
  });

  it("can be all that the .NET client asks for", async () => {
    const all =
      "attachments,created_at,description,disabled,information,name,position,reference,source,sourceID,updated_at";
    const [row] = await found(`fields=${all}&id=${first + 1}`);
    expect(Object.keys(row ?? {}).toSorted()).toEqual(["id", ...all.split(",")].toSorted());
  });

  it("refuses names of no field", async () => {
    expect(await refusal("fields=name,strange,information_attachments")).toEqual([
      400,
      "Unknown fields: strange, information_attachments",
    ]);
  });
});

describe("an order", () => {
  it("is by any documented field, either way, nulls last, then by identifier", async () => {
    const names = async (sort: string) => (await found(`sort=${sort}`)).map(({ name }) => name);
    const byId = await names("id");
    expect(await names("")).toEqual(byId);
    expect(await names("-id")).toEqual(byId.toReversed());
    expect((await names("name"))[2]).toBe("Severity 00");
    expect((await names("-name"))[0]).toBe("Severity 24");
    expect((await names("sourceID")).slice(0, 2)).toEqual(["Severity 24", "Severity 14"]);
    expect((await names("-position,-id"))[0]).toBe("Severity 00");
    for (const field of ["reference", "created_at", "updated_at"])
      expect(await count(`sort=-${field}`)).toBe(27);
  });

  it("by another field is refused", async () => {
    expect(await refusal("sort=-problem,id,source")).toEqual([
      400,
      "Sorting not allowed on fields: problem, source",
    ]);
  });
});

describe("a page", () => {
  const asked = async (query: string) => {
    const { status, json, headers } = await world.send("GET", `${path}${query}`);
    expect(status).toBe(200);
    const links = (headers.get("Link") ?? "").split(", ").flatMap((link) => {
      const [, url = "", rel] = /^<([^>,;]+)>; rel="(\w+)"$/.exec(link) ?? [];
      return rel === undefined ? [] : [[rel, url] as const];
    });
    const numbers = ["Per-Page", "Current-Page", "Total-Pages", "Total-Entries"].map((name) =>
      Number(headers.get(`X-Pagination-${name}`)),
    );
    return { rows: json as { id: number; name: string }[], links: Object.fromEntries(links), numbers };
  };
  const behind = (url: string | undefined) => new URL(url ?? "").search;

  it("has twenty records unless another size is asked for, and links of places to its neighbours", async () => {
    const one = await asked("");
    expect([one.rows.length, one.numbers, Object.keys(one.links)]).toEqual([20, [20, 1, 2, 27], ["next"]]);
    const two = await asked(behind(one.links["next"]));
    expect([two.rows.length, two.numbers, Object.keys(two.links)]).toEqual([
      7,
      [20, 2, 2, 27],
      ["first", "prev"],
    ]);
    const back = await asked(behind(two.links["prev"]));
    expect(back).toEqual(one);
    expect(await asked(behind(two.links["first"]))).toEqual(one);
  });

  it("keeps the request's own parameters in its links, which are absolute and have no raw comma or semicolon", async () => {
    const { links } = await asked(
      "?per_page=2&fields=name,position&sort=-name,id&created_at=>2016-01-01<2999-01-01",
    );
    const next = links["next"] ?? "";
    expect(next).toMatch(/^http:\/\/rest\.test\/v1\/risk_severities\?[^,;<> ]+$/);
    expect(Object.fromEntries(new URL(next).searchParams)).toEqual({
      per_page: "2",
      fields: "name,position",
      sort: "-name,id",
      created_at: ">2016-01-01<2999-01-01",
      search_after: expect.any(String),
    });
    const cursor = new URL(next).searchParams.get("search_after") ?? "";
    expect(JSON.parse(Buffer.from(cursor, "base64").toString())).toEqual({
      offset: 1,
      cursor: ["Severity 23", first + 1],
    });
  });

  it.each([
    "id",
    "-id",
    "name",
    "-name",
    "sourceID",
    "-sourceID",
    "position,-name",
    "updated_at",
    "-created_at,id",
  ])("after page leads through all records in the order of %s, there and back", async (sort) => {
    const whole = (await found(`sort=${sort}`)).map(({ id }) => id);
    const seen: number[] = [];
    let page = await asked(`?sort=${sort}&per_page=4`);
    for (let pages = 1; ; pages++) {
      seen.push(...page.rows.map(({ id }) => id));
      expect(page.numbers).toEqual([4, pages, 7, 27]);
      if (page.links["next"] === undefined) break;
      page = await asked(behind(page.links["next"]));
    }
    expect(seen).toEqual(whole);
    const back: number[] = page.rows.map(({ id }) => id);
    while (page.links["prev"] !== undefined) {
      page = await asked(behind(page.links["prev"]));
      back.unshift(...page.rows.map(({ id }) => id));
    }
    expect(back).toEqual(whole);
  });

  it("by number has links of numbers, the last among them", async () => {
    const two = await asked("?page=2&per_page=10");
    expect([two.rows.length, two.numbers]).toEqual([10, [10, 2, 3, 27]]);
    const pages = Object.entries(two.links).map(([rel, url]) => [rel, new URL(url).searchParams.get("page")]);
    expect(pages).toEqual([
      ["first", "1"],
      ["prev", "1"],
      ["next", "3"],
      ["last", "3"],
    ]);
    expect(Object.keys((await asked("?page=3&per_page=10")).links)).toEqual(["first", "prev", "last"]);
    expect((await asked("?page=99")).rows).toEqual([]);
  });

  it("of nothing is the only one, so that a client that counts pages ends", async () => {
    const { rows, numbers, links } = await asked("?name=nothing");
    expect([rows, numbers, links]).toEqual([[], [20, 1, 1, 0], {}]);
  });

  it.each([
    ["per_page=0", "Parameter 'per_page' cannot be less than 1"],
    ["per_page=-5", "Parameter 'per_page' cannot be less than 1"],
    ["per_page=101", "Parameter 'per_page' cannot be greater than 100"],
    ["per_page=many", "Parameter 'per_page' must be an integer"],
    ["page=0", "Parameter 'page' cannot be less than 1"],
    ["page=x", "Parameter 'page' must be an integer"],
    ["search_after=nonsense", "Parameter 'search_after' is invalid"],
    [`search_before=${Buffer.from("{}").toString("base64")}`, "Parameter 'search_before' is invalid"],
  ])("that cannot be is refused: %s", async (query, message) => {
    expect(await refusal(query)).toEqual([400, message]);
  });

  it("at a place of another order, or one that was tampered with, is refused", async () => {
    const cursor = (place: unknown[]) =>
      `search_after=${Buffer.from(JSON.stringify({ offset: 0, cursor: place })).toString("base64")}`;
    for (const place of [["a", 1], ["x"], [true], ["1; drop table risk"]])
      expect((await refusal(cursor(place)))[0]).toBe(400);
    expect((await refusal(`sort=name&${cursor([1, 1])}`))[0]).toBe(400);
    expect((await refusal(`sort=updated_at&${cursor(["yesterday", 1])}`))[0]).toBe(400);
  });
});
