import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const risks = "/api/v1/projects/1/risks";
const whole = { risk_description: "Rock fall", status: 10 };
const said = async (method: string, path: string, sending: Parameters<World["send"]>[2] = {}) => {
  const { status, json } = await world.send(method, path, { dialect: "ramrisk", ...sending });
  return [status, json];
};
const raw = (headers: Record<string, string>) => ({ as: null, headers });

describe("the token endpoint", () => {
  const path = "/api/api-token-auth";
  const right = { username: "bob@example.com", password: "riskloom-demo" };

  it("answers the same token each time, also to a form, and the token opens the API", async () => {
    const { json } = await world.send("POST", path, { as: null, body: right });
    const form = {
      ...raw({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: new URLSearchParams(right).toString(),
    };
    expect((await world.send("POST", `${path}/`, form)).json).toEqual(json);
    const me = await said("GET", "/api/v1/me", { as: json as { token: string } });
    expect(me).toEqual([200, expect.objectContaining({ username: "bob@example.com" })]);
  });

  it("says what is missing or wrong", async () => {
    const required = ["This field is required."];
    expect(await said("POST", path, { as: null, body: {} })).toEqual([
      400,
      { username: required, password: required },
    ]);
    expect(await said("POST", path, { as: null, body: { username: " ", password: "" } })).toEqual([
      400,
      { username: ["This field may not be blank."], password: ["This field may not be blank."] },
    ]);
    expect(await said("POST", path, { as: null, body: { ...right, password: "wrong" } })).toEqual([
      400,
      { non_field_errors: ["Unable to log in with provided credentials."] },
    ]);
  });

  it("knows only POST, and refuses a wrong header that comes along", async () => {
    expect(await said("GET", path, { as: null })).toEqual([405, { detail: 'Method "GET" not allowed.' }]);
    expect(await said("POST", path, { as: { token: "wrong" }, body: right })).toEqual([
      401,
      { detail: "Invalid token." },
    ]);
  });
});

describe("authentication", () => {
  it.each([
    [{}, "Authentication credentials were not provided."],
    [{ Authorization: "Bearer something" }, "Authentication credentials were not provided."],
    [{ Authorization: "Token" }, "Invalid token header. No credentials provided."],
    [{ Authorization: "Token a b" }, "Invalid token header. Token string should not contain spaces."],
    [{ Authorization: "token nobody" }, "Invalid token."],
  ])("%j is told: %s", async (headers, detail) => {
    const answer = await world.send("GET", "/api/v1/me", raw(headers));
    expect([answer.status, answer.json]).toEqual([401, { detail }]);
    expect(answer.headers.get("WWW-Authenticate")).toBe("Token");
  });

  it("takes the word Token in any case", async () => {
    const headers = { Authorization: `tOKEN ${world.register.secrets.alice}` };
    expect((await world.send("GET", "/api/v1/me", raw(headers))).status).toBe(200);
  });

  it("comes before the method, and the method before the body", async () => {
    expect((await said("DELETE", risks, { as: null }))[0]).toBe(401);
    expect(await said("DELETE", risks)).toEqual([405, { detail: 'Method "DELETE" not allowed.' }]);
    expect((await world.send("DELETE", risks)).headers.get("Allow")).toBe("GET, POST, HEAD, OPTIONS");
  });
});

describe("content", () => {
  it("is JSON, and nothing else can be asked for", async () => {
    expect((await said("GET", `${risks}?format=json`))[0]).toBe(200);
    expect(await said("GET", `${risks}?format=xml`)).toEqual([404, { detail: "Not found." }]);
    const accept = (Accept: string) => said("GET", "/api/v1/me", { headers: { Accept } });
    expect((await accept("text/html, application/*;q=0.8"))[0]).toBe(200);
    for (const type of ["text/html", "application/json;q=0"])
      expect(await accept(type)).toEqual([406, { detail: "Could not satisfy the request Accept header." }]);
  });

  it("is refused when it cannot be read", async () => {
    expect(await said("POST", risks, { body: "{" })).toEqual([
      400,
      { detail: expect.stringMatching(/^JSON parse error - /) },
    ]);
    expect(await said("POST", risks, { body: "x", headers: { "Content-Type": "text/plain" } })).toEqual([
      415,
      { detail: 'Unsupported media type "text/plain" in request.' },
    ]);
    expect(await said("POST", risks, { body: [1] })).toEqual([
      400,
      { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] },
    ]);
  });
});

describe("paging", () => {
  const page = async (query: string) =>
    (await world.send("GET", `${risks}?${query}`)).json as Record<string, unknown>;

  it("links to the pages around by absolute addresses that keep other parameters", async () => {
    expect(await page("ordering=title&page=2&page_size=1")).toMatchObject({
      count: 3,
      next: "http://rest.test/api/v1/projects/1/risks?ordering=title&page=3&page_size=1",
      previous: "http://rest.test/api/v1/projects/1/risks?ordering=title&page_size=1",
      results: [{ title: "Settlement" }],
    });
  });

  it("knows the last page, switches off with size 0, and ignores a size that is none", async () => {
    expect(await page("page=last&page_size=2")).toMatchObject({
      next: null,
      results: [{ title: "Water ingress" }],
    });
    expect((await page("page_size=0&page=7"))["results"]).toHaveLength(3);
    expect((await page("page_size=many"))["results"]).toHaveLength(3);
  });

  it("answers page 1 of nothing", async () => {
    const none = await world.send("GET", "/api/v1/projects/1/risks", {
      headers: { "X-As-Of": "2001-01-01T00:00:00Z" },
    });
    expect(none.json).toEqual({ count: 0, next: null, previous: null, results: [] });
  });

  it("orders by several names, and states by the course of a life", async () => {
    for (const status of [40, 10, 30, 20])
      await world.send("POST", risks, { body: { ...whole, status, title: `S${status}` } });
    const found = await page("ordering=-status,title");
    const titles = (found["results"] as { title: string }[]).map(({ title }) => title);
    expect(titles).toEqual(["S40", "S30", "S20", "Face collapse", "S10", "Settlement", "Water ingress"]);
  });
});

describe("fields", () => {
  const create = (body: object) => said("POST", risks, { body: { ...whole, ...body } });

  it("coerce as Django REST Framework does", async () => {
    expect(await create({ title: "  trimmed ", notes_description: 12, status: "20", owner: "1" })).toEqual([
      201,
      expect.objectContaining({ title: "trimmed", notes_description: "12", status: 20, owner: 1 }),
    ]);
  });

  it.each([
    [{ title: true }, { title: ["Not a valid string."] }],
    [{ title: null }, { title: ["This field may not be null."] }],
    [{ title: "a\0b" }, { title: ["Null characters are not allowed."] }],
    [{ title: "x".repeat(501) }, { title: ["Ensure this field has no more than 500 characters."] }],
    [{ risk_description: "  " }, { risk_description: ["This field may not be blank."] }],
    [{ status: 15 }, { status: ['"15" is not a valid choice.'] }],
    [{ status: "open" }, { status: ['"open" is not a valid choice.'] }],
    [{ owner: 99_999 }, { owner: ['Invalid pk "99999" - object does not exist.'] }],
    [{ owner: "alice" }, { owner: ["Incorrect type. Expected pk value, received str."] }],
    [{ owner: [1] }, { owner: ["Incorrect type. Expected pk value, received list."] }],
    [
      { title: false, status: null },
      { title: ["Not a valid string."], status: ["This field may not be null."] },
    ],
  ])("%j is refused", async (body, errors) => {
    expect(await create(body)).toEqual([400, errors]);
  });

  it("of categories, labels and tag lists are refused in the same words", async () => {
    const category = (body: object) => said("POST", "/api/v1/projects/1/categories", { body });
    expect(await category({ name: "Phase" })).toEqual([400, { ordering: ["This field is required."] }]);
    expect(await category({ name: "Phase", ordering: "1.5" })).toEqual([
      400,
      { ordering: ["A valid integer is required."] },
    ]);
    expect((await category({ name: "Phase", ordering: "5.0" }))[0]).toBe(201);
    expect(await said("POST", "/api/v1/projects/1/labels", { body: { title: "T", date: "soon" } })).toEqual([
      400,
      {
        date: [
          "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
        ],
      },
    ]);
    expect(await said("PUT", `${risks}/1/tags`, { body: { tags: "1" } })).toEqual([
      400,
      { tags: ['Expected a list of items but got type "str".'] },
    ]);
    expect(await said("PUT", `${risks}/1/tags`, { body: { tags: [1, 99_999] } })).toEqual([
      400,
      { tags: ['Invalid pk "99999" - object does not exist.'] },
    ]);
  });

  it("that only the register sets are ignored, and so are unknown ones", async () => {
    const body = { confidential: true, risk_number: 77, created_by: 9, tags: [1], weather: "fine" };
    expect(await create(body)).toEqual([
      201,
      expect.objectContaining({ confidential: false, created_by: 1, tags: [] }),
    ]);
  });

  it("that are optional keep their value in PUT, and all do in PATCH", async () => {
    const [, { id }] = (await create({ title: "Kept", owner: 1 })) as [number, { id: number }];
    expect(await said("PUT", `${risks}/${id}`, { body: { status: 20 } })).toEqual([
      400,
      { risk_description: ["This field is required."] },
    ]);
    expect(await said("PUT", `${risks}/${id}`, { body: whole })).toEqual([
      200,
      expect.objectContaining({ title: "Kept", owner: 1 }),
    ]);
    expect(await said("PATCH", `${risks}/${id}`, { body: { owner: null } })).toEqual([
      200,
      expect.objectContaining({ title: "Kept", owner: null, owner_full_name: "" }),
    ]);
  });
});

describe("evaluations", () => {
  const evaluations = "/api/v1/projects/1/evaluations";

  it("are placed by a cell, by its object or its id, once per risk, matrix and type", async () => {
    const body = { risk: 2, evaluation_type: 30, cell: { id: 7 } };
    expect(await said("POST", evaluations, { body })).toEqual([
      201,
      expect.objectContaining({
        cell: expect.objectContaining({ id: 7, row: 2, column: 2 }),
        evaluation_type_display: "nett",
      }),
    ]);
    expect(await said("POST", evaluations, { body: { ...body, cell: 8 } })).toEqual([
      400,
      { non_field_errors: ["The fields risk, matrix, evaluation_type must make a unique set."] },
    ]);
    expect(await said("POST", evaluations, { body: { risk: 2 } })).toEqual([
      400,
      { cell: ["This field is required."] },
    ]);
  });

  it("move to another cell, and stay with their risk", async () => {
    const moved = await said("PUT", `${evaluations}/1`, { body: { cell: 25, risk: 2 } });
    expect(moved).toEqual([
      200,
      expect.objectContaining({ risk: 1, cell: expect.objectContaining({ row: 5, column: 5 }) }),
    ]);
  });

  it("change their type to one that is free, which the log tells as one withdrawn and one made", async () => {
    const change = (type: number) => said("PATCH", `${evaluations}/2`, { body: { evaluation_type: type } });
    expect(await change(30)).toEqual([
      400,
      { non_field_errors: ["The fields risk, matrix, evaluation_type must make a unique set."] },
    ]);
    expect(await change(20)).toEqual([
      200,
      expect.objectContaining({ id: 2, evaluation_type_display: "present" }),
    ]);
    const { json } = await world.send("GET", `${risks}/2/entries?ordering=-id&page_size=2`);
    expect(json).toMatchObject({
      results: [
        { evaluation_type_display: "present", changed_from: "None", changed_to: "1.0 (1, 1)" },
        { evaluation_type_display: "gross", changed_from: "1.0 (1, 1)", changed_to: "None" },
      ],
    });
  });

  it("can be deleted, and matrices cannot", async () => {
    const { status, text } = await world.send("DELETE", `${evaluations}/1`);
    expect([status, text]).toEqual([204, ""]);
    expect((await said("DELETE", "/api/v1/projects/1/matrices/1"))[0]).toBe(405);
  });
});

describe("the versions", () => {
  it("call labels by their own word alone", async () => {
    expect((await said("GET", "/api/v1/projects/1/timestamps"))[0]).toBe(404);
    expect((await said("GET", "/api/v2/projects/1/labels"))[0]).toBe(404);
    expect(await said("GET", "/api/v3/projects")).toEqual([404, { detail: "Not found." }]);
  });

  it("show the same page but for the fields that differ", async () => {
    const [v1, v2] = await Promise.all(
      ["v1", "v2"].map((v) => world.send("GET", `/api/${v}/projects/1/tags`)),
    );
    expect(v1?.text).toBe(v2?.text);
  });
});

describe("OPTIONS", () => {
  it("tells what can be sent", async () => {
    const { json, headers } = await world.send("OPTIONS", risks);
    expect(json).toMatchObject({
      name: "Risk List",
      renders: ["application/json"],
      parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
      actions: {
        POST: {
          id: { type: "integer", required: false, read_only: true, label: "Id" },
          title: { type: "string", required: false, read_only: false, label: "Title", max_length: 500 },
          risk_description: { type: "string", required: true, read_only: false, label: "Risk description" },
          status: {
            type: "choice",
            required: true,
            choices: [
              { value: 10, display_name: "New" },
              { value: 20, display_name: "Open" },
              { value: 30, display_name: "Closed" },
              { value: 40, display_name: "Discarded" },
            ],
          },
          owner: { type: "field", required: false },
          tags: { type: "list", read_only: true },
          created_at: { type: "datetime", read_only: true },
        },
      },
    });
    expect(headers.get("Allow")).toBe("GET, POST, HEAD, OPTIONS");
  });

  it("tells of no action where there is none, and of no record that is not there", async () => {
    const { json } = await world.send("OPTIONS", "/api/v1/projects/1/matrices");
    expect(json).not.toHaveProperty("actions");
    expect((await said("OPTIONS", `${risks}/99999`))[0]).toBe(404);
    expect((await said("OPTIONS", risks, { as: null }))[0]).toBe(401);
  });
});

describe("two clients", () => {
  it("that race with If-Match do not overwrite each other", async () => {
    const tag = (await world.send("GET", `${risks}/2`)).headers.get("ETag") ?? "";
    const race = await Promise.all(
      ["first", "second"].map((title) =>
        world.send("PATCH", `${risks}/2`, { headers: { "If-Match": tag }, body: { title } }),
      ),
    );
    expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const winner = race.find(({ status }) => status === 200);
    expect((await world.send("GET", `${risks}/2`)).json).toMatchObject({
      title: (winner?.json as { title: string } | undefined)?.title,
    });
  });

  it("that repeat a POST with its key, at the same time too, create once", async () => {
    const post = (title: string) =>
      world.send("POST", risks, { headers: { "Idempotency-Key": "once" }, body: { ...whole, title } });
    const answers = await Promise.all([post("Once"), post("Once"), post("Once")]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await post("Once")).text).toBe(answers[0]?.text);
    expect((await post("Twice")).status).toBe(422);
    const found = (await world.send("GET", "/api/v1/risks?search=Once")).json as { data: unknown[] };
    expect(found.data).toHaveLength(1);
  });
});
