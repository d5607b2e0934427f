import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, ways, type World } from "../contract/world/world.ts";

const risks = "/api/v1/risks";
const whole = { title: "Phishing", description: "A letter that is none", category: "people" };

describe.each(ways)("Comp AI, %s", (way) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(way);
  });
  afterAll(() => world.close());

  const create = async (body: object) => {
    const { status, json } = await world.send("POST", risks, { body });
    return { status, ...(json as { data: Record<string, unknown>; details?: object }) };
  };
  const details = async (body: object) => (await create(body)).details;

  it("takes its key as a bearer token or alone in X-API-Key, and believes a bearer header first", async () => {
    const key = world.register.secrets.alice;
    const ask = async (headers: Record<string, string>) =>
      (await world.send("GET", risks, { as: null, headers })).status;
    expect(await ask({ Authorization: `Bearer ${key}` })).toBe(200);
    expect(await ask({ Authorization: `bearer ${key}` })).toBe(200);
    expect(await ask({ "X-API-Key": key })).toBe(200);
    expect(await ask({ Authorization: `Token ${key}`, "X-API-Key": key })).toBe(200);
    expect(await ask({ Authorization: "Bearer wrong", "X-API-Key": key })).toBe(401);
    expect(await ask({ Authorization: `Token ${key}` })).toBe(401);
    expect(await ask({ Authorization: "Bearer ", "X-API-Key": key })).toBe(401);
  });

  it("tells wrong types, wrong choices and wrong sizes as zod 3 does", async () => {
    expect(
      await details({
        title: 7,
        description: null,
        category: true,
        department: null,
        status: "new",
        probability: "5",
        impact: -0.5,
        residual_probability: 11,
        residual_impact: [],
        assigneeId: {},
      }),
    ).toEqual({
      _errors: [],
      title: { _errors: ["Expected string, received number"] },
      description: { _errors: ["Expected string, received null"] },
      category: {
        _errors: [
          "Expected 'customer' | 'governance' | 'operations' | 'other' | 'people' | 'regulatory' | 'reporting' | 'resilience' | 'technology' | 'vendor_management', received boolean",
        ],
      },
      department: {
        _errors: ["Expected 'none' | 'admin' | 'gov' | 'hr' | 'it' | 'itsm' | 'qms', received null"],
      },
      status: {
        _errors: ["Invalid enum value. Expected 'open' | 'pending' | 'closed' | 'archived', received 'new'"],
      },
      probability: { _errors: ["Expected number, received string"] },
      impact: { _errors: ["Number must be greater than or equal to 0"] },
      residual_probability: { _errors: ["Number must be less than or equal to 10"] },
      residual_impact: { _errors: ["Expected number, received array"] },
      assigneeId: { _errors: ["Expected string, received object"] },
    });
  });

  it("tells what is missing, and a body that is no object or no JSON", async () => {
    expect(await details({})).toEqual({
      _errors: [],
      title: { _errors: ["Title is required"] },
      description: { _errors: ["Description is required"] },
      category: { _errors: ["Required"] },
    });
    expect(await details({ ...whole, title: "" })).toMatchObject({
      title: { _errors: ["Title is required"] },
    });
    expect(await details([])).toEqual({ _errors: ["Expected object, received array"] });
    const broken = await world.send("POST", risks, { body: "{" });
    expect([broken.status, broken.json]).toEqual([
      400,
      { success: false, error: "Validation failed", details: { _errors: [expect.any(String)] } },
    ]);
  });

  it("fills in the documented defaults, keeps scores exactly, and drops what it does not know", async () => {
    const { data } = await create({
      ...whole,
      probability: 7.25,
      id: "rsk_1",
      organizationId: "org_1",
      notes: "x",
    });
    expect(data).toMatchObject({ status: "open", department: null, assigneeId: null });
    expect(data).toMatchObject({ probability: 7.25, impact: 0, residual_probability: 0, residual_impact: 0 });
    expect(data).not.toHaveProperty("notes");
    expect(data["id"]).toMatch(/^rsk_[0-9a-f]{32}$/);
  });

  it("reads JSON whatever the type of the body says", async () => {
    const body = JSON.stringify(whole);
    expect(
      (await world.send("POST", risks, { body, headers: { "Content-Type": "text/plain" } })).status,
    ).toBe(200);
  });

  it("filters by every parameter together, ignores empty and unknown ones, and shows the latest change first", async () => {
    const { data } = await create({
      ...whole,
      title: "100% certain_ly",
      department: "hr",
      status: "pending",
    });
    const found = async (query: string) =>
      ((await world.send("GET", `${risks}?${query}`)).json as { data: { id: string }[] }).data.map(
        ({ id }) => id,
      );
    expect(await found("search=100%25%20CERTAIN_")).toEqual([data["id"]]);
    expect(await found("status=pending&department=hr&category=people")).toEqual([data["id"]]);
    expect(await found("status=archived&department=hr")).toEqual([]);
    const all = await found("status=&category=&department=&search=&page=2&sort=title");
    expect([all[0], all.length > 3]).toEqual([data["id"], true]);
  });

  it("answers HEAD as GET, OPTIONS with what is allowed, and other methods with 405 and nothing else", async () => {
    const head = await world.send("HEAD", risks);
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await world.send("OPTIONS", risks, { as: null });
    expect([options.status, options.text, options.headers.get("Allow")]).toEqual([
      204,
      "",
      "GET, HEAD, OPTIONS, POST",
    ]);
    const wrong = await world.send("PATCH", `${risks}/x`, { as: null, body: {} });
    expect([wrong.status, wrong.text, wrong.headers.get("Allow")]).toEqual([
      405,
      "",
      "DELETE, GET, HEAD, OPTIONS",
    ]);
    expect((await world.send("GET", `${risks}/`)).status).toBe(200);
  });

  it("shares its risks with RamRisk, both ways", async () => {
    const { projectId } = world.register;
    const { data } = await create({ ...whole, title: "From Comp AI", probability: 7, impact: 8 });
    const inRamrisk = await world.send("GET", `/api/v1/projects/${projectId}/risks?ordering=-id&page_size=1`);
    expect(inRamrisk.json).toMatchObject({
      results: [
        {
          title: "From Comp AI",
          status: 20,
          evaluations: [{ evaluation_type: 10, cell: { row: 4, column: 4 } }],
        },
      ],
    });
    const body = { title: "From RamRisk", risk_description: "x", status: 40 };
    await world.send("POST", `/api/v2/projects/${projectId}/risks`, { body });
    const inComp = await world.send("GET", `${risks}?search=From%20R`);
    expect(inComp.json).toMatchObject({
      data: [
        { title: "From RamRisk", status: "archived", category: "other", department: null, probability: 0 },
      ],
    });
    await world.send("DELETE", `${risks}/${String(data["id"])}`);
    const left = await world.send("GET", `/api/v1/projects/${projectId}/risks?ordering=-id`);
    expect(left.text).not.toContain("From Comp AI");
  });

  it("tells when a task was done as long as it is closed, and nothing before, or after it is opened again", async () => {
    const { projectId } = world.register;
    const api = await world.register.as("alice");
    const { data } = await create({ ...whole, title: "Leaking valve" });
    const [risk] = (await api.risk.list({ projectId, orderBy: [{ key: "id", descending: true }] })).rows;
    const { id: controlId } = await api.control.create({ projectId, description: "Tighten it" });
    await api.riskControl.attach({ projectId, riskId: risk?.id ?? 0, controlId });
    const shown = async (status: "discarded" | "done" | "ongoing" | "planned" | "possible") => {
      const { completedAt } = await api.control.update({ projectId, id: controlId, patch: { status } });
      const { json } = await world.send("GET", `${risks}/${String(data["id"])}`);
      const { data: found } = json as { data: { mitigationTasks: Record<string, unknown>[] } };
      return [completedAt, ...found.mitigationTasks.map((task) => [task["status"], task["completedAt"]])];
    };
    expect(await shown("planned")).toEqual([null, ["open", null]]);
    const [done = "", told] = await shown("done");
    expect(told).toEqual(["closed", `${String(done).slice(0, 23)}Z`]);
    for (const [status, word] of [
      ["possible", "open"],
      ["planned", "open"],
      ["ongoing", "pending"],
    ] as const)
      expect(await shown(status)).toEqual([done, [word, null]]);
    const [again, shownAgain] = await shown("done");
    expect(again).not.toBe(done);
    expect(shownAgain).toEqual(["closed", `${String(again).slice(0, 23)}Z`]);
  });
});
