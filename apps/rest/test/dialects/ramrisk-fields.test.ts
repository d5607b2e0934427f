import type { CustomFieldType } from "@riskloom/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

type Json = Record<string, unknown>;
const project = "/api/v1/projects/1";
const said = async (method: string, path: string, sending: Parameters<World["send"]>[2] = {}) => {
  const { status, json } = await world.send(method, `${project}${path}`, { dialect: "ramrisk", ...sending });
  return [status, json] as [number, Json];
};
const made = async (path: string, body: object): Promise<number> => {
  const [status, json] = await said("POST", path, { body });
  expect([status, json]).toEqual([201, expect.anything()]);
  return json["id"] as number;
};

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
    [10, "", null, "This field may not be null."],
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
