import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { type Json, projectOne } from "./project-one.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const { said, made } = projectOne(() => world);
const control = (body: object = {}) =>
  made("/controls", { description: "Inspect", assigned_to: null, status: 20, ...body });
const types = async (path: string) =>
  ((await said("GET", `${path}/entries`))[1]["results"] as Json[]).map((entry) => entry["type_switch"]);

describe("a control", () => {
  it("needs a description and the key of its person, whose value may be null", async () => {
    const required = ["This field is required."];
    expect(await said("POST", "/controls", { body: {} })).toEqual([
      400,
      { description: required, assigned_to: required },
    ]);
    const body = { description: "x", assigned_to: null };
    expect(await said("POST", "/controls", { body })).toEqual([
      201,
      expect.objectContaining({ status: 10, deadline: null, urgency: "", tags: [] }),
    ]);
  });

  it("is refused in the words of its fields", async () => {
    const body = {
      description: " ",
      status: 60,
      assigned_to: 99_999,
      deadline: "05-01-2017",
      tags: [1],
    };
    expect(await said("POST", "/controls", { body })).toEqual([
      400,
      {
        description: ["This field may not be blank."],
        status: ['"60" is not a valid choice.'],
        assigned_to: ['Invalid pk "99999" - object does not exist.'],
        tags: ['Invalid pk "1" - object does not exist.'],
        deadline: ["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],
      },
    ]);
    const named = { description: "x", assigned_to: 99_999 };
    expect(await said("POST", "/controls", { body: named })).toEqual([
      400,
      { assigned_to: ['Invalid pk "99999" - object does not exist.'] },
    ]);
    const ofRisks = { description: "x", assigned_to: null, tags: [1] };
    expect(await said("POST", "/controls", { body: ofRisks })).toEqual([
      400,
      { tags: ['Invalid pk "1" - object does not exist.'] },
    ]);
  });

  it("is never deleted, and its tags are taken as objects or as ids", async () => {
    const id = await control({ tags: [{ id: 2, name: "anything" }] });
    expect((await said("GET", `/controls/${id}/tags`))[1]).toMatchObject({ count: 1, results: [{ id: 2 }] });
    expect((await said("DELETE", `/controls/${id}`))[0]).toBe(405);
    expect(await said("PUT", `/controls/${id}/tags`, { body: { tags: [] } })).toEqual([200, { tags: [] }]);
    expect(await types(`/controls/${id}`)).toEqual([20, 170, 170]);
  });
});

describe("a control that recurs", () => {
  const rule = { scope_type: 40, nth_match: 10, day_of_week: 80, year_interval: 3, year_month: 3 };

  it("shows the manual's rule in the manual's words, and falls due again when it is done", async () => {
    const id = await control({ deadline: "2017-03-01" });
    expect((await said("GET", `/controls/${id}/recurrence`))[0]).toBe(404);
    const put = await said("PUT", `/controls/${id}/recurrence`, { body: rule });
    expect(put).toEqual([
      200,
      expect.objectContaining({
        ...rule,
        repr: "Every 1st workday of every March of every 3 years",
        control_deadline: "2017-03-01",
        next_date: "2020-03-02",
        day_interval: null,
        week_recur_days: null,
      }),
    ]);
    expect(await said("PATCH", `/controls/${id}`, { body: { status: 40 } })).toEqual([
      200,
      expect.objectContaining({ status: 20, deadline: "2020-03-02", next_deadline: "2023-03-01" }),
    ]);
    await said("PATCH", `/controls/${id}/recurrence`, { body: { year_interval: 1 } });
    expect(await said("DELETE", `/controls/${id}/recurrence`)).toEqual([204, undefined]);
    expect(await types(`/controls/${id}`)).toEqual([20, 70, 190, 180, 200, 210]);
  });

  it("is told what does not fit together, field by field", async () => {
    const id = await control();
    const put = (body: object) => said("PUT", `/controls/${id}/recurrence`, { body });
    expect(await put({ ...rule, scope_type: 50 })).toEqual([
      400,
      { scope_type: ['"50" is not a valid choice.'] },
    ]);
    expect(await put({ scope_type: 30, month_date: 32, day_interval: 1 })).toEqual([
      400,
      {
        month_date: ["Ensure this value is less than or equal to 31."],
        day_interval: ["This field does not belong to the scope of the rule."],
      },
    ]);
    expect(await put({ scope_type: 20 })).toEqual([400, { week_recur_days: ["This field is required."] }]);
    expect((await said("GET", `/controls/${id}/recurrence`))[0]).toBe(404);
  });
});

describe("attaching", () => {
  it("is told by the control's id, and undone by it or by the link", async () => {
    const id = await control();
    const path = "/risks/2/riskcontrols";
    expect(await said("PUT", path, { body: { id: 99_999 } })).toEqual([
      400,
      { id: ['Invalid pk "99999" - object does not exist.'] },
    ]);
    const [, link] = await said("PUT", path, { body: { id } });
    expect(await said("PUT", path, { body: { id } })).toEqual([200, link]);
    expect((await said("GET", path))[1]).toMatchObject({ count: 1, results: [link] });
    expect(await said("DELETE", path, { body: { id } })).toEqual([204, undefined]);
    expect((await said("DELETE", path, { body: { id } }))[0]).toBe(404);
    const [, again] = await said("PUT", path, { body: { id } });
    expect((await said("DELETE", `/riskcontrols/${String(again["id"])}`))[0]).toBe(204);
    expect(await types(`/controls/${id}`)).toEqual([20, 80, 90, 80, 90]);
  });
});

describe("actions, costs, causes and reviews", () => {
  it("of a control belong to it for good", async () => {
    const [one, two] = [await control(), await control()];
    const id = await made(`/controls/${one}/actions`, { description: "x", status: 10, control: two });
    const moved = await said("PUT", `/actions/${id}`, {
      body: { description: "y", status: 20, control: two },
    });
    expect(moved).toEqual([200, expect.objectContaining({ description: "y", control: one })]);
    expect((await said("POST", "/actions", { body: { description: "x" } }))[1]).toEqual({
      status: ["This field is required."],
    });
    expect(
      (await said("POST", "/controls/99999/actions", { body: { description: "x", status: 10 } }))[0],
    ).toBe(404);
  });

  it("name control and risk target where the path does not", async () => {
    const [id, other] = [await control(), await control()];
    const required = ["This field is required."];
    expect(await said("POST", "/controlcosts", { body: { value: 1 } })).toEqual([
      400,
      { control: required, risk_target: required },
    ]);
    const cost = await made(`/controls/${id}/controlcosts`, { risk_target: 1, value: 5, control: other });
    expect(await said("PATCH", `/controls/${id}/controlcosts/${cost}`, { body: { value: 6 } })).toEqual([
      200,
      expect.objectContaining({ control: id, value: 6, type: 10 }),
    ]);
    expect((await said("GET", `/controls/${other}/controlcosts/${cost}`))[0]).toBe(404);
    expect((await said("DELETE", `/controls/${id}/controlcosts/${cost}`))[0]).toBe(204);
    expect(await types(`/controls/${id}`)).toEqual([20, 230, 230, 230]);
  });

  it("are told in the log by their codes", async () => {
    const cause = await made("/risks/3/causalities", { text: "Wire snaps", is_cause: true });
    await said("PUT", `/risks/3/causalities/${cause}`, { body: { text: "Wire breaks", is_cause: true } });
    await said("DELETE", `/risks/3/causalities/${cause}`);
    const effect = await made("/risks/3/causalities", { text: "Delay", is_cause: false });
    await said("PATCH", `/causalities/${effect}`, { body: { status: 30 } });
    await said("DELETE", `/risks/3/causalities/${effect}`);
    expect((await said("GET", `/risks/3/causalities/${effect}`))[0]).toBe(404);
    expect((await said("GET", `/causalities/${effect}`))[0]).toBe(200);
    expect((await said("GET", "/risks/3/riskreview"))[0]).toBe(404);
    for (const method of ["PUT", "POST"])
      expect(await said(method, "/risks/3/riskreview")).toEqual([
        200,
        expect.objectContaining({ risk: 3, reviewed_by: 1 }),
      ]);
    expect((await types("/risks/3")).slice(-10)).toEqual([21, 25, 22, 26, 23, 27, 24, 28, 240, 240]);
  });
});
