import { readFileSync } from "node:fs";
import type { CustomFieldType } from "@riskloom/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { type Json, project, projectOne } from "./project-one.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const { said, made } = projectOne(() => world);

describe("a user defined field", () => {
  let count = 0;
  const field = (type_id: number, options = "", target_type_name = "risk") =>
    made("/udf_types", { name: `Field ${++count}`, type_id, options, target_type_name });
  const valued = (field_type: unknown, value: unknown, on = "/risks/2") =>
    said("POST", `${on}/udf_values`, { body: { field_type, value } });

  it.each([
    [10, "", "anything", "anything"],
    [10, "", 7, "7"],
    [20, "", "2.50", "2.50"],
    [30, "Good\nPoor", " Good ", "Good"],
    [40, "1\n2.5", "2.5", "2.5"],
    [70, "", "2026-02-28", "2026-02-28"],
    [80, "2026-01-01\n2026-07-01", "2026-07-01", "2026-07-01"],
    [90, "", "1", "1"],
  ])("of type %i with options %j takes %j and shows %j", async (type, options, given, value) => {
    const id = await field(type, options);
    expect(await valued(id, given)).toEqual([
      201,
      { field_type: expect.objectContaining({ id, type_id: type, options }), value },
    ]);
  });

  it.each([
    [10, "", " ", "This field may not be blank."],
    [10, "", true, "Not a valid string."],
    [20, "", "two", "A valid number is required."],
    [30, "Good\nPoor", "good", '"good" is not a valid choice.'],
    [40, "1\n2.5", "3", '"3" is not a valid choice.'],
    [70, "", "28-02-2026", "Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],
    [80, "2026-01-01", "2026-01-02", '"2026-01-02" is not a valid choice.'],
    [90, "", "alice", "Not a valid user."],
    // who belongs to another organization
    [90, "", "2", 'Invalid pk "2" - object does not exist.'],
  ])("of type %i with options %j refuses %j", async (type, options, given, message) => {
    const id = await field(type, options);
    expect(await valued(id, given)).toEqual([400, { value: [message] }]);
  });

  it("needs options where its values are chosen from them, and options of its type", async () => {
    const draft = { name: "Chosen", target_type_name: "risk" };
    const post = (body: object) => said("POST", "/udf_types", { body: { ...draft, ...body } });
    for (const type_id of [30, 40, 80])
      expect(await post({ type_id, options: null })).toEqual([400, { options: ["This field is required."] }]);
    expect(await post({ type_id: 40, options: "1\ntwo" })).toEqual([
      400,
      { options: ["Every option must be a number."] },
    ]);
    expect(await post({ type_id: 7, object_type_name: "team", target_type_name: "action" })).toEqual([
      400,
      {
        type_id: ['"7" is not a valid choice.'],
        object_type_name: ['"team" is not a valid choice.'],
        target_type_name: ['"action" is not a valid choice.'],
      },
    ]);
  });

  it("that links to users says so", async () => {
    const body = { name: "Contact", type_id: "90", object_type_name: "user", target_type_name: "control" };
    expect(await said("POST", "/udf_types", { body })).toEqual([
      201,
      expect.objectContaining({ type_id: 90, object_type_name: "user", options: "" }),
    ]);
  });

  it("is for one kind of record, and of one project", async () => {
    const ofControls = await field(10, "", "control");
    const unknown = [400, { field_type: [`Invalid pk "${ofControls}" - object does not exist.`] }];
    expect(await valued(ofControls, "x")).toEqual(unknown);
    expect((await valued({ id: ofControls }, "x", "/controls/1"))[0]).toBe(201);
  });

  it("keeps type and target once it has values, and goes with them when it is deleted", async () => {
    const id = await field(10);
    await valued(id, "x");
    const patch = (body: object) => said("PATCH", `/udf_types/${id}`, { body });
    expect(await patch({ type_id: 20, target_type_name: "control" })).toEqual([
      400,
      { type_id: ["This field cannot be changed."], target_type_name: ["This field cannot be changed."] },
    ]);
    expect(await patch({ name: "Renamed" })).toEqual([200, expect.objectContaining({ name: "Renamed" })]);
    expect((await said("DELETE", `/udf_types/${id}`, { as: "bob" }))[0]).toBe(403);
    expect((await said("DELETE", `/udf_types/${id}`))[0]).toBe(204);
    const [, { results }] = await said("GET", "/risks/2/udf_values?page_size=0");
    expect(JSON.stringify(results)).not.toContain("Renamed");
  });

  it("is defined by administrators and given values by editors", async () => {
    const body = { name: "Mine", type_id: 10, target_type_name: "risk" };
    expect((await said("POST", "/udf_types", { as: "bob", body }))[0]).toBe(403);
    const value = { field_type: 1, value: "Snow" };
    expect((await said("POST", "/risks/3/udf_values", { as: "carol", body: value }))[0]).toBe(403);
    expect((await said("POST", "/risks/3/udf_values", { as: "bob", body: value }))[0]).toBe(201);
    expect((await said("POST", "/risks/3/udf_values", { as: "bob", body: value }))[0]).toBe(200);
  });

  it.each<[CustomFieldType, number, string | number | boolean | string[], string]>([
    ["integer", 20, 7, "7"],
    ["boolean", 10, true, "true"],
    ["dropdown", 30, "A", "A"],
    ["status", 30, "B", "B"],
    ["multiSelect", 10, ["A", "B"], "A\nB"],
    ["link", 10, "https://wiki.example.com", "https://wiki.example.com"],
  ])(
    "of the type %s, which is not RamRisk's, is shown as %i and stays what it is when it is put back",
    async (type, code, given, value) => {
      const api = await world.register.as("alice");
      const options = ["A", "B"];
      const { id } = await api.customField.create({
        projectId: 1,
        target: "risk",
        name: type,
        type,
        options,
      });
      await api.customValue.set({ projectId: 1, riskId: 2, fieldId: id, value: given });
      const [, shown] = await said("GET", `/udf_types/${id}`);
      expect(shown).toMatchObject({ type_id: code, options: "A\nB" });
      const [, { results }] = await said("GET", "/risks/2/udf_values?page_size=0");
      expect(results).toContainEqual({ field_type: shown, value });
      const body = { ...shown, name: "Renamed" };
      expect(await said("PUT", `/udf_types/${id}`, { body })).toEqual([200, { ...shown, name: "Renamed" }]);
      expect(await api.customField.get({ projectId: 1, id })).toMatchObject({ type, name: "Renamed" });
    },
  );

  it("shows no values of a risk that is confidential to those without the flag", async () => {
    const id = await made("/risks", { risk_description: "Secret", status: 10 });
    await valued(1, "Leak", `/risks/${id}`);
    await (await world.register.as("alice")).risk.update({ projectId: 1, id, patch: { confidential: true } });
    expect(await said("GET", `/risks/${id}/udf_values`, { as: "carol" })).toEqual([
      404,
      { detail: "Not found." },
    ]);
    expect((await said("GET", `/risks/${id}/udf_values`))[1]).toMatchObject({ count: 1 });
  });
});

type Pair = readonly [number, number];
/** Conversions by PROJ's cs2cs; the script that asked for them stands beside them. */
const proj = JSON.parse(
  readFileSync(new URL("../../../../packages/geo/test/fixtures/proj.json", import.meta.url), "utf8"),
) as { cases: [from: number, to: number, before: Pair, after: Pair][] };
const gps = 160;

describe("a map feature", () => {
  const draft = {
    title: "Portal",
    description: "",
    latitude: 55.6735,
    longitude: 12.5825,
    altitude: 3.5,
    rotation: 45,
    bim_model_type: 60,
    geometry_object_type: 10,
    target_object_id: 3,
    target_object_type_id: 16,
    coordinate_system_id: gps,
  };
  /** in the middle of each system's area */
  const conversions = proj.cases.filter(([from, to], at) => from === gps && to !== gps && at % 9 === 4);

  it.each(conversions)(
    "from coordinate system %i is read in %i with the figures of PROJ, and written in it is read as it was",
    async (_, code, [latitude, longitude], [northing, easting]) => {
      const digits = Math.abs(northing) > 180 ? 3 : 8;
      const id = await made("/mapfeatures", { ...draft, latitude, longitude });
      const [, read] = await said("GET", `/mapfeatures/${id}?coordinate_system_id=${code}`);
      expect(read).toMatchObject({ coordinate_system_id: code, altitude: 3.5 });
      expect(read["latitude"]).toBeCloseTo(northing, digits);
      expect(read["longitude"]).toBeCloseTo(easting, digits);
      const there = { ...draft, latitude: northing, longitude: easting, coordinate_system_id: code };
      const [, { results }] = await said("GET", `/mapfeatures?coordinate_system_id=${code}&page_size=0`);
      expect(results).toContainEqual(read);
      const other = await made("/mapfeatures", there);
      const [, back] = await said("GET", `/mapfeatures/${other}`);
      expect(back["coordinate_system_id"]).toBe(gps);
      expect(back["latitude"]).toBeCloseTo(latitude, 7);
      expect(back["longitude"]).toBeCloseTo(longitude, 7);
    },
  );

  it("is compared in every one of the other seventeen systems", () => {
    expect(new Set(conversions.map(([, to]) => to)).size).toBe(17);
  });

  it("is told in a system that there is, and nowhere else", async () => {
    const unknown = [400, { coordinate_system_id: ['"7" is not a valid choice.'] }];
    for (const path of ["/mapfeatures", "/mapfeatures/1", "/risk/1/mapfeatures", "/control/1/mapfeatures"])
      expect(await said("GET", `${path}?coordinate_system_id=7`)).toEqual(unknown);
    expect(await said("POST", "/mapfeatures", { body: { ...draft, coordinate_system_id: 7 } })).toEqual(
      unknown,
    );
    const { coordinate_system_id: _, ...rest } = draft;
    expect(await said("POST", "/mapfeatures", { body: rest })).toEqual([
      400,
      { coordinate_system_id: ["This field is required."] },
    ]);
    expect(await said("POST", "/mapfeatures", { body: { ...rest, coordinate_system: null } })).toEqual([
      400,
      { coordinate_system: ["This field may not be null."] },
    ]);
    expect((await said("POST", "/mapfeatures", { body: { ...draft, latitude: 91 } }))[0]).toBe(400);
  });

  it("refuses the manual's empty template, but for the record, which the path names", async () => {
    const nothing = Object.fromEntries(Object.keys(draft).map((key) => [key, null]));
    const blamed = async (path: string) =>
      Object.keys(
        (await said("POST", path, { body: { ...nothing, title: "", description: "" } }))[1],
      ).toSorted();
    const figures = [
      "altitude",
      "bim_model_type",
      "coordinate_system_id",
      "geometry_object_type",
      "latitude",
      "longitude",
      "rotation",
    ];
    for (const path of ["/risk/1/mapfeatures", "/control/1/mapfeatures"])
      expect(await blamed(path)).toEqual(figures);
    expect(await blamed("/mapfeatures")).toEqual(
      [...figures, "target_object_id", "target_object_type_id"].toSorted(),
    );
  });

  it("belongs to the record that its path names, whatever the body says, else to the body's", async () => {
    const [, ofControl] = await said("POST", "/controls/2/mapfeatures", { body: draft });
    expect(ofControl).toMatchObject({ target_object_id: 2, target_object_type_id: 25 });
    const id = await made("/mapfeatures", { ...draft, target_object_id: 2, target_object_type_id: 25 });
    expect((await said("GET", "/control/2/mapfeatures"))[1]).toMatchObject({
      count: 2,
      results: [ofControl, { id }],
    });
    const patch = (body: object) => said("PATCH", `/mapfeatures/${id}`, { body });
    expect((await patch({ target_object_id: 1 }))[1]).toMatchObject({ target_object_type_id: 25 });
    expect((await patch({ target_object_id: 3, target_object_type_id: 16 }))[1]).toMatchObject({
      target_object_id: 3,
      target_object_type_id: 16,
    });
    expect(await patch({ target_object_id: 99_999 })).toEqual([
      400,
      { target_object_id: ['Invalid pk "99999" - object does not exist.'] },
    ]);
    expect(await patch({ target_object_type_id: 7 })).toEqual([
      400,
      { target_object_type_id: ['"7" is not a valid choice.'] },
    ]);
  });

  it("can be taken away, by editors", async () => {
    const id = await made("/risk/3/mapfeatures", draft);
    expect((await said("DELETE", `/mapfeatures/${id}`, { as: "carol" }))[0]).toBe(403);
    expect((await said("DELETE", `/mapfeatures/${id}`, { as: "bob" }))[0]).toBe(204);
    expect((await said("GET", `/mapfeatures/${id}`))[0]).toBe(404);
  });

  it("of a confidential risk does not exist for those without the flag", async () => {
    const id = await made("/risks", { risk_description: "Secret", status: 10 });
    const feature = await made(`/risk/${id}/mapfeatures`, { ...draft, title: "Vault" });
    const count = async () => (await said("GET", "/mapfeatures?page_size=1", { as: "carol" }))[1]["count"];
    const before = await count();
    await (await world.register.as("alice")).risk.update({ projectId: 1, id, patch: { confidential: true } });
    expect(await count()).toBe(Number(before) - 1);
    for (const path of [`/mapfeatures/${feature}`, `/risk/${id}/mapfeatures`, `/risks/${id}/mapfeatures`])
      for (const method of ["GET", "OPTIONS"])
        expect(await said(method, path, { as: "carol" })).toEqual([404, { detail: "Not found." }]);
    expect((await said("GET", `/mapfeatures/${feature}`))[1]).toMatchObject({ title: "Vault" });
  });

  it("has its choices told as the manual prints them", async () => {
    const [, { actions }] = await said("OPTIONS", "/risk/1/mapfeatures");
    const { POST } = actions as { POST: Record<string, Json & { choices: Json[] }> };
    expect(POST["bim_model_type"]).toEqual({
      type: "choice",
      required: true,
      read_only: false,
      label: "Bim model type",
      choices: [
        { value: 10, display_name: "Cube" },
        { value: 20, display_name: "RAM (risk)" },
        { value: 30, display_name: "Safety (risk)" },
        { value: 40, display_name: "RAM (control)" },
        { value: 50, display_name: "Safety (control)" },
        { value: 60, display_name: "Helmet" },
      ],
    });
    expect(POST["target_object_type_id"]).toEqual({
      type: "field",
      required: true,
      read_only: false,
      label: "Target object type id",
      choices: [
        { display_name: "controls | control", value: 25 },
        { display_name: "hazards | risk", value: 16 },
      ],
    });
    expect(POST["geometry_object_type"]?.choices.map(({ value }) => value)).toEqual([10, 20, 30, 40, 50, 60]);
    const system = POST["coordinate_system"];
    expect(system).toMatchObject({ type: "choice", required: true, label: "Coordinate system" });
    expect(POST["coordinate_system_id"]).toEqual({ ...system, label: "Coordinate system id" });
    expect(system?.choices).toHaveLength(18);
    expect(system?.choices[5]).toEqual({ value: 45, display_name: "ETRS89 / GK23FIN (3877)" });
  });
});

describe("META", () => {
  const of = (path: string) => [`${path}/risks/2/meta`, `${path}/controls/2/meta`, `${path}/actions/2/meta`];
  const other = async () => (await (await world.register.as("alice")).apiApp.create({ name: "Other" })).appId;
  const missing = [404, { detail: "Not found." }];

  it("is first saved by PUT or POST, then replaced, changed and deleted, and is any JSON", async () => {
    for (const [at, path] of of("").entries()) {
      expect(await said("GET", path)).toEqual(missing);
      expect(await said("PATCH", path, { body: { data: 1 } })).toEqual(missing);
      const save = at === 0 ? "POST" : "PUT";
      const [status, saved] = await said(save, path, { body: { data: [null, 1.5, { "": "æ" }] } });
      expect([status, saved]).toEqual([
        201,
        expect.objectContaining({ object_id: 2, data: [null, 1.5, { "": "æ" }] }),
      ]);
      expect(await said(save, path, { body: { data: null } })).toEqual([
        200,
        expect.objectContaining({ id: saved["id"], data: null, created_at: saved["created_at"] }),
      ]);
      expect((await said("PUT", path, { body: {} }))[1]).toMatchObject({ data: {} });
      expect((await said("PATCH", path, { body: { data: "text" } }))[1]).toMatchObject({ data: "text" });
      expect((await said("PATCH", path, { body: {} }))[1]).toMatchObject({ data: "text" });
      expect((await said("DELETE", path))[0]).toBe(204);
      expect(await said("DELETE", path)).toEqual(missing);
    }
  });

  it("is each application's own: another one neither sees nor overwrites nor deletes it", async () => {
    const headers = { "X-APP-ID": await other() };
    const first = { "If-None-Match": "*" };
    expect((await said("PUT", "/risks/3/meta", { headers: first, body: { data: "mine" } }))[0]).toBe(201);
    for (const method of ["PUT", "POST"])
      expect((await said(method, "/risks/3/meta", { headers: first, body: { data: "again" } }))[0]).toBe(412);
    const [, mine] = await said("GET", "/risks/3/meta");
    for (const [method, body] of [["GET"], ["PATCH", { data: 1 }], ["DELETE"]] as const)
      expect(await said(method, "/risks/3/meta", { headers, body })).toEqual(missing);
    for (const path of ["/risks/meta", "/controls/meta", "/actions/meta"])
      expect((await said("GET", path, { headers }))[1]).toMatchObject({ count: 0, results: [] });
    expect(await said("PUT", "/risks/3/meta", { headers, body: { data: "theirs" } })).toEqual([
      201,
      expect.objectContaining({ data: "theirs" }),
    ]);
    expect((await said("GET", "/risks/meta", { headers }))[1]).toMatchObject({
      count: 1,
      results: [{ data: "theirs" }],
    });
    expect((await said("DELETE", "/risks/3/meta", { headers }))[0]).toBe(204);
    expect(await said("GET", "/risks/3/meta")).toEqual([200, mine]);
    const { json } = await world.send("GET", "/api/v2/projects/meta", { headers });
    expect(json).toMatchObject({ count: 0 });
  });

  it("asks for an application that the organization has, once the caller is known and before anything is looked up", async () => {
    const foreign = { "X-APP-ID": world.apps.mallory };
    for (const path of ["/meta", "/risks/1/meta", "/risks/99999/meta", "/actions/meta"]) {
      expect(await said("GET", path, { headers: { "X-APP-ID": "" } })).toEqual([
        400,
        { detail: "X-APP-ID header is required." },
      ]);
      for (const headers of [foreign, { "X-APP-ID": "no such application" }])
        expect(await said("GET", path, { headers })).toEqual([
          400,
          { detail: "X-APP-ID header names no application." },
        ]);
    }
    expect((await said("PUT", "/meta", { headers: foreign, body: { data: 1 } }))[0]).toBe(400);
    expect((await said("GET", "/meta", { as: null }))[0]).toBe(401);
  });

  it("of a confidential risk does not exist for those without the flag", async () => {
    const id = await made("/risks", { risk_description: "Secret", status: 10 });
    await said("PUT", `/risks/${id}/meta`, { body: { data: "hidden" } });
    await (await world.register.as("alice")).risk.update({ projectId: 1, id, patch: { confidential: true } });
    for (const method of ["GET", "OPTIONS"])
      expect(await said(method, `/risks/${id}/meta`, { as: "carol" })).toEqual(missing);
    const [, listed] = await said("GET", "/risks/meta", { as: "carol" });
    const [, all] = await said("GET", "/risks/meta");
    expect(JSON.stringify(listed)).not.toContain("hidden");
    expect(JSON.stringify(all)).toContain("hidden");
    expect(all["count"]).toBe(Number(listed["count"]) + 1);
  });

  it("tells its OPTIONS before there is an object", async () => {
    const [status, options] = await said("OPTIONS", "/controls/2/meta");
    expect([status, options]).toEqual([
      200,
      expect.objectContaining({
        name: "Meta Detail",
        actions: { POST: expect.anything(), PUT: expect.anything() },
      }),
    ]);
    expect(await said("OPTIONS", "/controls/99999/meta")).toEqual(missing);
  });

  it("is refused when it is too deep or too large", async () => {
    const deep = (levels: number) => `{"data":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    expect(await said("PUT", "/meta", { body: deep(201) })).toEqual([
      400,
      { data: ["Ensure this has no more than 200 levels."] },
    ]);
    // So deep that nobody reads it.
    expect(await said("PUT", "/meta", { body: deep(100_000) })).toEqual([
      400,
      { detail: "JSON parse error - nested deeper than 210 levels" },
    ]);
    expect((await said("PUT", "/meta", { body: { data: "x".repeat(300_000) } }))[0]).toBe(413);
    expect(world.logged).toEqual([]);
  });

  it("is not overwritten by those who read an older version", async () => {
    const { headers } = await world.send("PUT", `${project}/controls/1/meta`, { body: { data: 1 } });
    const tag = headers.get("ETag") ?? "";
    const put = async (data: number) =>
      (await said("PUT", "/controls/1/meta", { headers: { "If-Match": tag }, body: { data } }))[0];
    expect([await put(2), await put(3)]).toEqual([200, 412]);
  });
});
