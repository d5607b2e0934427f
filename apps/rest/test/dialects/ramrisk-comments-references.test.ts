import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { type Json, project, projectOne } from "./project-one.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const { said, made } = projectOne(() => world);
const refused = { detail: "You do not have permission to perform this action." };
const absent = { detail: "Not found." };
const kinds = ["risk", "control", "action"] as const;

describe.each(kinds)("a comment on one of the %ss", (kind) => {
  const comments = `/${kind}s/1/comments`;

  it("is changed and taken back by its author and by the project's administrators, and by nobody else", async () => {
    const [alices, bobs] = [
      await made(comments, { comment: "Hers" }),
      await made(comments, { comment: "His" }, "bob"),
    ];
    const { bob } = world.register.users;
    const body = { comment: "Ours" };
    for (const [method, sending] of [
      ["PUT", { body }],
      ["PATCH", { body }],
      ["DELETE", {}],
    ] as const) {
      expect(await said(method, `${comments}/${alices}`, { as: "bob", ...sending })).toEqual([403, refused]);
      expect(await said(method, `${comments}/${bobs}`, { as: "carol", ...sending })).toEqual([403, refused]);
    }
    expect(await said("POST", comments, { as: "carol", body })).toEqual([403, refused]);
    expect(await said("PUT", `${comments}/${bobs}`, { body })).toEqual([
      200,
      expect.objectContaining({ comment: "Ours", owner: bob, created_by: bob, updated_by: 1 }),
    ]);
    expect((await said("DELETE", `${comments}/${bobs}`, { as: "bob" }))[0]).toBe(204);
    expect(await said("GET", `${comments}/${bobs}`)).toEqual([404, absent]);
  });

  it("keeps its author, date and record, whatever is sent for them", async () => {
    const body = {
      comment: "Mine",
      owner: 3,
      owner_email: "carol@example.com",
      date: "2001-01-01",
      [kind]: 2,
    };
    const [, comment] = await said("POST", comments, { body });
    expect(comment).toMatchObject({ owner: 1, owner_email: "alice@example.com", [kind]: 1 });
    expect(comment["date"]).toBe(comment["created_at"]);
    const [, reworded] = await said("PATCH", `${comments}/${String(comment["id"])}`, {
      body: { comment: "M" },
    });
    expect(reworded).toMatchObject({ date: comment["date"], created_at: comment["created_at"] });
    expect(reworded["sys_period"]).not.toEqual(comment["sys_period"]);
  });

  it("has something to say, of a length that is kept", async () => {
    for (const [comment, message] of [
      [" ", "This field may not be blank."],
      [null, "This field may not be null."],
      [true, "Not a valid string."],
      ["x".repeat(20_001), "Ensure this field has no more than 20000 characters."],
    ])
      expect(await said("POST", comments, { body: { comment } })).toEqual([400, { comment: [message] }]);
    expect(await said("POST", comments, { body: {} })).toEqual([
      400,
      { comment: ["This field is required."] },
    ]);
  });

  it("is told in the log of its record by the manual's codes", async () => {
    const id = await made(comments, { comment: "First" });
    await said("PUT", `${comments}/${id}`, { body: { comment: "Second" } });
    await said("DELETE", `${comments}/${id}`);
    const [, { results }] = await said("GET", `/${kind}s/1/entries?ordering=-id&page_size=3`);
    expect((results as Json[]).map((entry) => [entry["type_switch"], entry["changed_to"]])).toEqual([
      [160, null],
      [150, "Second"],
      [140, "First"],
    ]);
  });

  it("is found under its own record alone", async () => {
    const id = await made(comments, { comment: "Here" });
    expect(await said("GET", `/${kind}s/2/comments/${id}`)).toEqual([404, absent]);
    const other = kind === "risk" ? "controls" : "risks";
    expect(await said("GET", `/${other}/1/comments/${id}`)).toEqual([404, absent]);
  });
});

describe("what was said about a confidential risk", () => {
  it("does not exist for those who may not see the risk", async () => {
    const riskId = await made("/risks", { title: "Secret", risk_description: "Secret", status: 20 });
    const comments = `/risks/${riskId}/comments`;
    const id = await made(comments, { comment: "Hush" });
    expect((await said("GET", comments, { as: "carol" }))[0]).toBe(200);
    const api = await world.register.as("alice");
    await api.risk.update({ id: riskId, patch: { confidential: true } });
    for (const path of [comments, `${comments}/${id}`])
      expect(await said("GET", path, { as: "carol" })).toEqual([404, absent]);
    expect((await said("GET", comments, { as: "bob" }))[1]).toMatchObject({ count: 1 });
  });
});

const refer = (path: string, body: object) => made(`${path}/references`, body);
const list = async (path: string, as: "alice" | "bob" | "carol" = "alice") =>
  ((await said("GET", `${path}/references`, { as }))[1]["results"] as Json[]).map(({ id }) => id);
const risk = (title: string) => made("/risks", { title, risk_description: title, status: 20 });

describe("a reference", () => {
  it("looks from its target as the manual shows it, and is changed but not turned from there", async () => {
    const id = await refer("/actions/1", { to_control: 2, description: "Needs" });
    const there = `/controls/2/references/${id}`;
    expect(await said("GET", there)).toEqual([
      200,
      expect.objectContaining({
        backwards: true,
        repr: "Action #1 Order plant for Ground freezing",
        url: "/1/actions/?action_id=1",
        from_action: 1,
        to_control: 2,
      }),
    ]);
    expect(await said("PATCH", there, { body: { to_risk: 1 } })).toEqual([
      400,
      { to_risk: ["This field cannot be changed."] },
    ]);
    expect(await said("PUT", there, { body: { description: "Waits for", to_control: 2 } })).toEqual([
      200,
      expect.objectContaining({ backwards: true, description: "Waits for" }),
    ]);
    expect((await said("DELETE", there))[0]).toBe(204);
    expect(await said("GET", `/actions/1/references/${id}`)).toEqual([404, absent]);
  });

  it("has exactly one target, which the caller sees, and which is neither itself nor a program", async () => {
    const names = "to_risk, to_control, to_action, to_file, to_link";
    const refused = async (body: object, answer: object) =>
      expect([body, await said("POST", "/risks/1/references", { body })]).toEqual([body, [400, answer]]);
    const one = { non_field_errors: [`Exactly one of ${names} must be given.`] };
    await refused({}, one);
    await refused({ to_risk: null, to_link: null }, one);
    await refused({ to_risk: 2, to_link: "https://example.com" }, one);
    await refused({ to_risk: 1 }, { non_field_errors: ["A record cannot refer to itself."] });
    await refused({ to_action: 99_999 }, { to_action: ['Invalid pk "99999" - object does not exist.'] });
    await refused({ to_risk: "x" }, { to_risk: ["Incorrect type. Expected pk value, received str."] });
    await refused({ to_link: " java\tscript:alert(1)" }, { to_link: [expect.any(String)] });
    await refused(
      { to_file: "log.txt" },
      { to_file: ["The submitted data was not a file. Check the encoding type on the form."] },
    );
  });

  it("begins at the record of its path, whatever is sent for that", async () => {
    const [, json] = await said("POST", "/controls/1/references", { body: { from_risk: 2, to_risk: 1 } });
    expect(json).toMatchObject({ from_risk: null, from_control: 1, to_risk: 1 });
  });

  it("says with `Location` what its `url` says, in what a header may carry", async () => {
    const { headers, json } = await world.send("POST", `${project}/risks/1/references`, {
      body: { to_link: "https://example.com/Baugrund übersicht\n" },
    });
    expect(json).toMatchObject({ url: "https://example.com/Baugrund übersicht" });
    expect(headers.get("Location")).toBe("https://example.com/Baugrund%20%C3%BCbersicht");
  });

  it("is told in the log by the manual's codes", async () => {
    const id = await refer("/controls/2", { to_risk: 2 });
    await said("PUT", `/controls/2/references/${id}`, { body: { description: "Covers" } });
    await said("DELETE", `/controls/2/references/${id}`);
    const [, { results }] = await said("GET", "/controls/2/entries?ordering=-id&page_size=3");
    expect((results as Json[]).map((entry) => entry["type_switch"])).toEqual([130, 125, 120]);
  });

  it("is written by editors alone, and never over a change that they have not seen", async () => {
    const id = await refer("/risks/2", { to_action: 1 });
    const path = `/risks/2/references/${id}`;
    const body = { description: "x" };
    for (const method of ["PUT", "PATCH"])
      expect(await said(method, path, { as: "carol", body })).toEqual([403, refused]);
    expect(await said("DELETE", path, { as: "carol" })).toEqual([403, refused]);
    const stale = { body, headers: { "If-Match": '"7"' } };
    expect((await said("PUT", path, stale))[0]).toBe(412);
    expect((await said("PUT", path, { as: "bob", body, headers: { "If-Match": '"1"' } }))[0]).toBe(200);
  });
});

describe("a reference to a risk that the caller may not see", () => {
  it("does not exist for the caller: not in lists and counts, not singly, not from the other end", async () => {
    const [secret, open] = [await risk("Secret"), await risk("Open")];
    const there = await refer(`/risks/${open}`, { to_risk: secret });
    const back = await refer(`/risks/${secret}`, { to_risk: open });
    const [, { results }] = await said("GET", `/risks/${open}/references`, { as: "carol" });
    expect(results).toMatchObject([{ id: back }, { id: there }]);
    const api = await world.register.as("alice");
    await api.risk.update({ id: secret, patch: { confidential: true } });
    expect(await said("GET", `/risks/${open}/references`, { as: "carol" })).toEqual([
      200,
      { count: 0, next: null, previous: null, results: [] },
    ]);
    for (const id of [there, back])
      expect(await said("GET", `/risks/${open}/references/${id}`, { as: "carol" })).toEqual([404, absent]);
    expect(await said("GET", `/risks/${secret}/references`, { as: "carol" })).toEqual([404, absent]);
    expect(await list(`/risks/${open}`, "bob")).toEqual([back, there]);
  });

  it("does not exist either when the risk is of a project that is closed to the caller", async () => {
    const alice = await world.register.as("alice");
    const { id: projectId } = await alice.project.create({
      key: "TWO",
      title: "Second Tube",
      template: "cost",
    });
    const fresh = await world.register.as("alice");
    const fire = await fresh.risk.create({ projectId, title: "Fire", description: "Fire" });
    const here = await risk("Smoke");
    const [status, json] = await said("POST", `/risks/${here}/references`, { body: { to_risk: fire.id } });
    const both = { project: 1, to_project: projectId, to_project_name: "Second Tube", to_risk: fire.id };
    expect([status, json]).toEqual([
      201,
      expect.objectContaining({
        ...both,
        backwards: false,
        repr: "Risk #1 Fire",
        url: `/${projectId}/risks/?risk_id=${fire.id}`,
      }),
    ]);
    const other = `/api/v2/projects/${projectId}/risks/${fire.id}/references`;
    const { json: seen } = await world.send("GET", `${other}/${String(json["id"])}`);
    expect(seen).toMatchObject({ ...both, backwards: true, url: `/1/risks/?risk_id=${here}` });
    expect(await list(`/risks/${here}`, "bob")).toEqual([]);
    const body = { to_risk: fire.id };
    expect(await said("POST", "/risks/1/references", { as: "bob", body })).toEqual([
      400,
      { to_risk: [`Invalid pk "${fire.id}" - object does not exist.`] },
    ]);
  });
});

describe.each(kinds)("a list of a report of %ss", (kind) => {
  it("shows the references that were asked for as their own path shows them", async () => {
    await refer("/risks/1", { to_control: 1 });
    await refer("/controls/1", { to_action: 1 });
    await refer("/actions/1", { to_risk: 1 });
    const { json } = await world.send("GET", "/api/v1/projectgroups");
    const project_group = (json as { results: { id: number }[] }).results[0]?.id;
    const own = (await said("GET", `/${kind}s/1/references`))[1]["results"] as Json[];
    for (const [choice, backwards] of [
      ["from", false],
      ["to", true],
    ] as const) {
      const body = { project_group, opts: { reference_choice: [choice] } };
      const report = await world.send("POST", `/api/v1/reporting/${kind}_list`, { body });
      const [block] = (report.json as { results: Record<string, Json[]>[] }).results;
      const shown = block?.[`${kind}s`]?.find(({ id }) => id === 1)?.["references"];
      const expected = own.filter((reference) => reference["backwards"] === backwards);
      expect(expected.length).toBeGreaterThan(0);
      expect(shown).toEqual(expected);
    }
  });
});
