import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { project, projectOne } from "./project-one.ts";

// The sentences are those of Django REST Framework 3.18 (fields.py, relations.py, serializers.py, exceptions.py).
let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const { said, made } = projectOne(() => world);

const encoded = "application/x-www-form-urlencoded";
const form = (method: string, path: string, body: string) =>
  said(method, path, { headers: { "Content-Type": encoded }, body });
const multipart = (method: string, path: string, pairs: readonly (readonly [string, string])[]) => {
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  return said(method, path, { body });
};
const idOf = async (path: string): Promise<number> => {
  const [, { results }] = await said("GET", path);
  return (results as { id: number }[])[0]?.id ?? 0;
};

describe("a form", () => {
  const risk = "risk_description=Flooding&status=20";

  it("gives a list by every value under a name, by one, and by an empty one", async () => {
    const [one, two] = [await idOf("/catags"), 0];
    const category = await idOf("/cacategories");
    const other = await made("/catags", { name: "Other", ordering: 2, category });
    expect(two).toBe(0);
    for (const [body, ids] of [
      [`tags=${one}&tags=${other}`, [one, other]],
      [`tags=${other}`, [other]],
      ["tags=", []],
    ] as const) {
      const pairs = [...new URLSearchParams(body)];
      for (const answer of [
        await form("PUT", "/controls/1/tags", body),
        await multipart("PUT", "/controls/1/tags", pairs),
      ])
        expect(answer).toEqual([200, { tags: ids }]);
    }
    expect(await form("PUT", "/controls/1/tags", "tags=x")).toEqual([
      400,
      { tags: ["Incorrect type. Expected pk value, received str."] },
    ]);
  });

  it("clears what may be null by an empty value, and takes the last of several", async () => {
    const me = world.register.users.alice;
    const [status, { id, owner }] = await form("POST", "/risks", `${risk}&owner=99999&owner=${me}`);
    expect([status, owner]).toEqual([201, me]);
    const cleared = await form("PATCH", `/risks/${String(id)}`, "owner=&title=");
    expect([cleared[0], cleared[1]["owner"], cleared[1]["title"], cleared[1]["status"]]).toEqual([
      200,
      null,
      "",
      20,
    ]);
    const control = await form("POST", "/controls", `description=Pump&assigned_to=${me}&deadline=2026-03-04`);
    expect([control[0], control[1]["deadline"]]).toEqual([201, "2026-03-04"]);
    const [, { assigned_to, deadline }] = await form(
      "PATCH",
      `/controls/${String(control[1]["id"])}`,
      "assigned_to=&deadline=",
    );
    expect([assigned_to, deadline]).toEqual([null, null]);
    expect(await form("POST", "/controls", "description=Pump&assigned_to=")).toEqual([
      201,
      expect.objectContaining({ assigned_to: null }),
    ]);
  });

  it("says what is wrong with an empty value of what must be sent", async () => {
    expect(await form("POST", "/risks", "risk_description=&status=")).toEqual([
      400,
      { risk_description: ["This field may not be blank."], status: ['"" is not a valid choice.'] },
    ]);
    expect(await form("POST", "/controls/1/controlcosts", "value=&risk_target=")).toEqual([
      400,
      { risk_target: ["This field may not be null."] },
    ]);
  });

  it("means no by a box that is not ticked, and leaves it as it is in a partial update", async () => {
    const [status, { id, is_cause }] = await form("POST", "/causalities", "text=Rain");
    expect([status, is_cause]).toEqual([201, false]);
    expect((await form("PATCH", `/causalities/${String(id)}`, "is_cause=on"))[1]["is_cause"]).toBe(true);
    expect((await form("PATCH", `/causalities/${String(id)}`, "text=Snow"))[1]).toMatchObject({
      text: "Snow",
      is_cause: true,
    });
    expect((await said("POST", "/causalities", { body: { text: "Hail" } }))[1]).toEqual({
      is_cause: ["This field is required."],
    });
  });

  it("gives META as a text of JSON, and nothing else", async () => {
    for (const [text, data] of [
      ['{"a": [1, null]}', { a: [1, null] }],
      ["7", 7],
      ['"text"', "text"],
      ["null", null],
    ] as const) {
      for (const [status, body] of [
        await form("PUT", "/meta", `data=${encodeURIComponent(text)}`),
        await multipart("PUT", "/meta", [["data", text]]),
      ])
        expect([status, body["data"]]).toEqual([200, data]);
    }
    for (const text of ["text", "{", "", "NaN", "1e400x", "'a'"])
      expect(await form("PUT", "/meta", `data=${encodeURIComponent(text)}`)).toEqual([
        400,
        { data: ["Value must be valid JSON."] },
      ]);
    expect((await said("GET", "/meta"))[1]["data"]).toBeNull();
    expect((await said("PUT", "/meta", { body: { data: "{" } }))[1]["data"]).toBe("{");
  });
});

describe("a body", () => {
  it.each([
    ["5", "Invalid data. Expected a dictionary, but got int."],
    ["5.5", "Invalid data. Expected a dictionary, but got float."],
    ["12345678901234567890", "Invalid data. Expected a dictionary, but got int."],
    ["true", "Invalid data. Expected a dictionary, but got bool."],
    ['"text"', "Invalid data. Expected a dictionary, but got str."],
    ["[1]", "Invalid data. Expected a dictionary, but got list."],
    ["null", "No data provided"],
  ])("that is no object is refused in the framework's words: %s", async (body, sentence) => {
    for (const [method, path] of [
      ["POST", "/risks"],
      ["PUT", "/risks/1"],
      ["PATCH", "/controls/1"],
      ["PUT", "/meta"],
    ] as const)
      expect(await said(method, path, { body })).toEqual([400, { non_field_errors: [sentence] }]);
  });

  it.each([
    [
      "controls/1",
      { deadline: "soon" },
      { deadline: ["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."] },
    ],
    [
      "controls/1",
      { assigned_to: "x" },
      { assigned_to: ["Incorrect type. Expected pk value, received str."] },
    ],
    [
      "controls/1",
      { assigned_to: true },
      { assigned_to: ["Incorrect type. Expected pk value, received bool."] },
    ],
    [
      "controls/1",
      { assigned_to: {} },
      { assigned_to: ["Incorrect type. Expected pk value, received dict."] },
    ],
    ["controls/1", { assigned_to: 99_999 }, { assigned_to: ['Invalid pk "99999" - object does not exist.'] }],
    ["controls/1", { tags: "1" }, { tags: ['Expected a list of items but got type "str".'] }],
    ["controls/1", { status: null }, { status: ["This field may not be null."] }],
    ["controls/1", { status: "x" }, { status: ['"x" is not a valid choice.'] }],
    ["controls/1", { description: " " }, { description: ["This field may not be blank."] }],
    ["controls/1", { description: true }, { description: ["Not a valid string."] }],
    ["causalities/1", { is_cause: "maybe" }, { is_cause: ["Must be a valid boolean."] }],
    ["tags/1", { ordering: "1.5" }, { ordering: ["A valid integer is required."] }],
    [
      "tags/1",
      { ordering: "9".repeat(20) },
      { ordering: ["Ensure this value is less than or equal to 2147483647."] },
    ],
    ["tags/1", { ordering: "9".repeat(1_001) }, { ordering: ["String value too large."] }],
    ["tags/1", { category: "" }, { category: ["This field may not be null."] }],
  ])("with a wrong value is refused in the framework's words: %s %o", async (path, body, answer) => {
    expect(await said("PATCH", `/${path}`, { body })).toEqual([400, answer]);
  });

  it("clears a reference by an empty text, as relations of the framework have it", async () => {
    expect((await said("PATCH", "/controls/1", { body: { assigned_to: "" } }))[1]["assigned_to"]).toBeNull();
  });

  it("of another kind, and another method, are refused by name", async () => {
    const other = { headers: { "Content-Type": "text/plain; charset=utf-8" }, body: "x" };
    expect(await said("POST", "/risks", other)).toEqual([
      415,
      { detail: 'Unsupported media type "text/plain; charset=utf-8" in request.' },
    ]);
    expect(await said("DELETE", "/risks/1")).toEqual([405, { detail: 'Method "DELETE" not allowed.' }]);
  });
});

describe("a moment", () => {
  const dated = (date: unknown) => said("POST", "/labels", { body: { title: "Tender", date } });

  it.each(["0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-01:00", "9999-12-31 24:00Z"])(
    "beyond the years that there are is told so: %s",
    async (date) => {
      expect(await dated(date)).toEqual([400, { date: ["Datetime value out of range."] }]);
      const { status } = await world.send("GET", `${project}/risks`, { headers: { "X-As-Of": date } });
      expect(status).toBe(400);
    },
  );

  it.each(["0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00+99:00", "soon", 7, ""])(
    "that is none is told by its format: %s",
    async (date) => {
      expect(await dated(date)).toEqual([
        400,
        {
          date: [
            "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
          ],
        },
      ]);
    },
  );

  it("at the edge is taken", async () => {
    for (const date of ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"])
      expect((await dated(date))[0]).toBe(201);
  });
});

describe("a query", () => {
  it("counts the last of keys that are repeated", async () => {
    const ask = async (query: string) =>
      (await said("GET", `/risks?${query}`))[1] as { results: { id: number }[] };
    expect((await ask("page_size=3&page_size=1")).results).toHaveLength(1);
    expect((await ask("page_size=1&page=9999&page=2")).results).toHaveLength(1);
    const [first] = (await ask("page_size=1&ordering=id&ordering=-id")).results;
    expect(first).toEqual((await ask("page_size=1&ordering=-id")).results[0]);
    expect((await said("GET", "/risks?format=xml&format=json"))[0]).toBe(200);
    expect((await said("GET", "/risks?format=json&format=xml"))[0]).toBe(404);
  });

  it.each(["-1", "x", "", "1.5", "%20"])(
    "without a size that is one has pages of a hundred: %s",
    async (size) => {
      const [status, { results, count }] = await said("GET", `/risks?page_size=${size}`);
      expect([status, (results as unknown[]).length]).toEqual([200, Math.min(100, Number(count))]);
    },
  );

  it.each(["0", "-1", "x", "9999", "1.5", ""])(
    "for a page that there is not finds none: %s",
    async (page) => {
      expect(await said("GET", `/risks?page_size=1&page=${page}`)).toEqual([
        404,
        { detail: "Invalid page." },
      ]);
    },
  );

  it("takes JSON by its name and by none, and finds nothing of another kind, whatever the path", async () => {
    for (const path of ["/risks", "/risks/1", "/meta", "/udf_types"]) {
      for (const format of ["json", ""]) expect((await said("GET", `${path}?format=${format}`))[0]).toBe(200);
      for (const format of ["xml", "JSON", "api", "json,xml"])
        for (const method of ["GET", "HEAD", "OPTIONS", "POST", "DELETE"])
          expect((await said(method, `${path}?format=${format}`))[0]).toBe(404);
    }
    expect(await said("GET", "/risks?format=xml")).toEqual([404, { detail: "Not found." }]);
  });
});

describe("a value of a field", () => {
  it("is cleared by null, and by an empty value of a form", async () => {
    const type = await made("/udf_types", {
      name: "Trigger",
      type_id: 10,
      options: "",
      target_type_name: "risk",
    });
    const values = "/risks/1/udf_values";
    const give = (value: unknown) => said("POST", values, { body: { field_type: type, value } });
    const texts = async () =>
      (
        (await said("GET", `${values}?page_size=0`))[1]["results"] as {
          field_type: { id: number };
          value: string;
        }[]
      )
        .filter(({ field_type }) => field_type.id === type)
        .map(({ value }) => value);
    for (const clear of [() => give(null), () => form("POST", values, `field_type=${type}&value=`)]) {
      expect((await give("Rain"))[0]).toBe(201);
      expect(await texts()).toEqual(["Rain"]);
      const [status, answer] = await clear();
      expect([status, answer["value"], (answer["field_type"] as { id: number }).id]).toEqual([
        200,
        null,
        type,
      ]);
      expect(await texts()).toEqual([]);
    }
    expect((await give(null))[0]).toBe(200);
    expect((await said("POST", values, { as: "carol", body: { field_type: type, value: null } }))[0]).toBe(
      403,
    );
  });
});

describe("a report", () => {
  it("tells the spread as std, and of each risk by what evaluation it stands there", async () => {
    const group = await world.send("GET", "/api/v1/projectgroups");
    const [first] = (group.json as { results: { id: number }[] }).results;
    const id = first?.id ?? 0;
    const report = async (element: string) => {
      const path = `/api/v1/reporting/${element}`;
      const { status, text } = await world.send("POST", path, {
        body: { project_group: id, opts: { eval_types: [10] } },
      });
      expect(status).toBe(200);
      return text;
    };
    for (const element of ["scurve", "monte_carlo"]) {
      const text = await report(element);
      expect(text).toMatch(/"mean":[^,]+,"std":/);
      expect(text).not.toContain('"sd"');
    }
    for (const element of ["risk_value_contributions", "matrix"]) {
      const risks = [...(await report(element)).matchAll(/"risks":\[(\{.*?\})\]/g)].flatMap(
        ([, list = ""]) => JSON.parse(`[${list}]`) as object[],
      );
      expect(risks.length).toBeGreaterThan(0);
      for (const risk of risks) expect(risk).toMatchObject({ eval_type: 10, risk: expect.any(Number) });
    }
  });
});
