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
const made = async (path: string, body: object, as: "alice" | "bob" = "alice"): Promise<number> => {
  const [status, json] = await said("POST", path, { as, body });
  expect([status, json]).toEqual([201, expect.anything()]);
  return json["id"] as number;
};
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
