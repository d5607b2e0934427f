import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, ways, type World } from "../contract/world/world.ts";
import { type ClientIncident, incidentClient } from "./clients/incident-client.ts";
import { restHandler } from "../../src/app.ts";
import { connectInProcess } from "../../src/connect-in-process.ts";

const incidents = "/v1/incident";
const outage = {
  name: "Server Outage",
  status: "OPEN",
  type: "SYSTEM_FAILURE",
  date: "2024-11-22T15:30:00+08:00",
  description: "Loss of power",
  reported_by: "System Monitor",
};

describe.each(ways)("the incident module, %s", (way) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(way);
  });
  afterAll(() => world.close());

  const sent_at = "2026-03-04T05:06:07Z";
  const create = async (body: object = outage): Promise<ClientIncident> =>
    ((await world.send("POST", incidents, { body })).json as { data: ClientIncident }).data;
  const read = async (id: string): Promise<ClientIncident> =>
    ((await world.send("GET", `${incidents}/${id}`)).json as { data: ClientIncident }).data;
  const refusal = async (method: string, path: string, body?: unknown) => {
    const { status, json } = await world.send(method, path, { dialect: "incident", body });
    const { errors, ...rest } = json as { errors?: { message: string }[]; sent_at: string };
    expect(rest).toEqual({ sent_at });
    return [status, ...(errors ?? []).map(({ message }) => message)];
  };

  it("raises the lock with a PUT that changes nothing, and tells who changed the incident before, and when", async () => {
    const { id } = await create();
    const put = async (as: "alice" | "bob", body: object) => {
      expect((await world.send("PUT", `${incidents}/${id}`, { as, body })).status).toBe(200);
      return read(id);
    };
    const made = await read(id);
    expect(await put("bob", made)).toEqual({ ...made, occ_lock: made.occ_lock + 1 });
    const twice = await put("bob", { ...made, occ_lock: made.occ_lock + 1 });
    expect(twice).toEqual({ ...made, occ_lock: made.occ_lock + 2 });
    const changed = await put("bob", { ...twice, severity: "high" });
    expect(changed["severity"]).toBe("high");
    expect(changed["updated_by"]).not.toBe(made["updated_by"]);
    expect(String(changed["updated_at"]) > String(made["updated_at"])).toBe(true);
    expect(await put("alice", changed)).toEqual({ ...changed, occ_lock: made.occ_lock + 4 });
  });

  it("lets exactly one of twenty replacements with the same lock through, and tells the others 409", async () => {
    const { id, occ_lock } = await create();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const body = { ...outage, name: `Outage ${i}`, occ_lock };
        const { status, json } = await world.send("PUT", `${incidents}/${id}`, { body });
        return { status, name: (json as { name?: string }).name };
      }),
    );
    const won = outcomes.filter(({ status }) => status === 200);
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(19).fill(409),
    ]);
    expect(await read(id)).toMatchObject({ name: won[0]?.name, occ_lock: 1 });
  });

  it("changes nothing without a lock, with a stale one, or with one that is none", async () => {
    const { id } = await create();
    const before = await read(id);
    const path = `${incidents}/${id}`;
    expect(await refusal("PUT", path, outage)).toEqual([400, "occ_lock is required"]);
    expect(await refusal("PUT", path, { ...outage, occ_lock: 7 })).toEqual([
      409,
      "occ_lock does not match, incident was updated by someone else",
    ]);
    expect(await refusal("PUT", path, { ...outage, occ_lock: "0" })).toEqual([
      400,
      "occ_lock must be of type number",
    ]);
    expect(await refusal("PUT", path, { ...outage, occ_lock: null })).toEqual([
      400,
      "occ_lock must not be null",
    ]);
    expect(await refusal("PUT", path, { ...outage, occ_lock: -1 })).toEqual([
      400,
      "occ_lock must be at least 0",
    ]);
    expect(await read(id)).toEqual(before);
  });

  it("tells everything that is wrong with a body, a sentence for each", async () => {
    expect(await refusal("POST", incidents, {})).toEqual([
      400,
      ...["name", "status", "type", "date", "description", "reported_by"].map(
        (field) => `${field} is required`,
      ),
    ]);
    const wrong = {
      ...outage,
      date: "22.11.2024",
      next_update: "soon",
      backdated: 1,
      resolved_date: "2024-11-22",
    };
    expect(await refusal("POST", incidents, wrong)).toEqual([
      400,
      "date is not a valid date-time",
      "next_update must be of type number",
      "resolved_date is not a valid date-time",
      "backdated must be of type boolean",
    ]);
    expect(await refusal("POST", incidents, { ...outage, name: "" })).toEqual([
      400,
      "name must not be empty",
    ]);
    expect(await refusal("POST", incidents, { ...outage, status: "ASLEEP" })).toEqual([
      400,
      "status must be one of NEW, OPEN, IN_PROGRESS, INVESTIGATING, RESOLVED, CLOSED",
    ]);
    expect(await refusal("POST", incidents, { ...outage, type: "" })).toEqual([
      400,
      "type must be one of OTHERS, SYSTEM_FAILURE, SECURITY, PERFORMANCE, MAINTENANCE",
    ]);
    for (const body of ["{", "[]", "7", "null"])
      expect(await refusal("POST", incidents, body)).toEqual([400, "invalid request body"]);
  });

  it("replaces what is left out by its default, takes the whole record back, and ignores what is not the caller's", async () => {
    const made = await create({
      ...outage,
      location: "A",
      severity: "MAJOR",
      next_update: 5,
      backdated: true,
      resolved_date: "2024-11-23T00:00:00.5Z",
    });
    expect(made).toMatchObject({ location: "A", resolved_date: "2024-11-23T00:00:00.5Z", date: outage.date });
    const back = { ...made, tenant_id: "someone's", created_by: "somebody", unheard_of: 1 };
    const whole = await world.send("PUT", `${incidents}/${made.id}`, { body: back });
    expect(whole.json).toMatchObject({ location: "A", created_by: "Alice Example", occ_lock: 1 });
    const bare = await world.send("PUT", `${incidents}/${made.id}`, { body: { ...outage, occ_lock: 1 } });
    const defaults = { location: "", severity: "", next_update: 0, backdated: false, resolved_date: null };
    expect(bare.json).toMatchObject({ ...defaults, occ_lock: 2, data: { ...defaults, occ_lock: 2 } });
    expect((await read(made.id))["date"]).toBe("2024-11-22T07:30:00Z");
  });

  it("answers 404 for an incident that is not there, not the caller's, gone, or spelled otherwise", async () => {
    const { id } = await create();
    const gone = await world.send("DELETE", `${incidents}/${id}`);
    expect([gone.status, gone.json]).toEqual([200, { message: "incident deleted", sent_at }]);
    const theirs = (await (await world.register.as("mallory")).incident.list({})).rows[0]?.uid ?? "";
    for (const other of [id, theirs, "INC_20230831_0001"]) {
      expect(await refusal("GET", `${incidents}/${other}`)).toEqual([404, "There is no such incident."]);
      expect(await refusal("DELETE", `${incidents}/${other}`)).toEqual([404, "There is no such incident."]);
      expect(await refusal("POST", `${incidents}/${other}/comments`, { text: "x" })).toEqual([
        404,
        "There is no such incident.",
      ]);
    }
    expect(await refusal("GET", `${incidents}/${id}/timeline`)).toEqual([404, "There is no such page."]);
    expect(await refusal("PATCH", `${incidents}/${id}`, {})).toEqual([405, "method PATCH is not allowed"]);
  });

  it("keeps values of attributes as they were given, each once, of the type that was defined", async () => {
    const { id } = await create();
    for (const [name, type] of [
      ["hours", "INT"],
      ["pending", "BOOLEAN"],
      ["note", "STRING"],
    ])
      await world.send("POST", `${incidents}/attributes`, { body: { name, type } });
    const path = `${incidents}/${id}/attributes`;
    const set = async (method: string, name: string, value: unknown) =>
      (await world.send(method, path, { body: { name, value } })).status;
    expect(await set("POST", "hours", "5")).toBe(200);
    expect(await set("POST", "pending", true)).toBe(200);
    expect(await set("POST", "note", "calm")).toBe(200);
    expect((await read(id))["attributes"]).toEqual({ hours: "5", pending: true, note: "calm" });
    expect(await set("PUT", "hours", 6)).toBe(200);
    expect((await world.send("GET", path)).json).toEqual({
      data: [
        { name: "hours", value: 6 },
        { name: "pending", value: true },
        { name: "note", value: "calm" },
      ],
    });
    expect(await refusal("POST", path, { name: "hours", value: "7" })).toEqual([
      409,
      "hours has a value already.",
    ]);
    expect(await refusal("POST", path, { name: "colour", value: "red" })).toEqual([
      400,
      "name is no known attribute",
    ]);
    expect(await refusal("PUT", path, { name: "hours", value: "many" })).toEqual([
      400,
      "value is not a valid integer",
    ]);
    expect(await refusal("PUT", path, { name: "pending", value: "maybe" })).toEqual([
      400,
      "value is not a valid boolean",
    ]);
    expect(await refusal("PUT", path, { name: "hours" })).toEqual([400, "value is required"]);
    const both = (method: string, body: unknown) => world.send(method, path, { body });
    for (const body of [
      { hours: 8, pending: false },
      [
        { name: "hours", value: 9 },
        { name: "pending", value: true },
      ],
    ]) {
      const { status, json } = await both("PUT", body);
      expect([status, json]).toEqual([200, { message: "2 attribute(s) updated. rows affected: 2", sent_at }]);
    }
    const kept = { hours: 9, pending: true, note: "calm" };
    expect((await read(id))["attributes"]).toEqual(kept);
    for (const [status, sentences, body] of [
      [400, ["pending is not a valid boolean"], { hours: 1, pending: 2 }],
      [
        400,
        ["colour is no known attribute", "hours is not a valid integer"],
        { note: "x", colour: 1, hours: "y" },
      ],
      [400, ["1.value is required"], [{ name: "hours", value: 1 }, { name: "note" }]],
      [400, ["invalid request body"], []],
      [400, ["1 must be of type object"], [{ name: "hours", value: 1 }, 7]],
      [400, ["hours must not be null"], { hours: null, note: "x" }],
    ] as const) {
      const answer = await both("PUT", body);
      expect([answer.status, answer.json]).toEqual([
        status,
        { sent_at, errors: sentences.map((message) => ({ message })) },
      ]);
    }
    expect((await both("POST", { note: "new", hours: 1 })).status).toBe(409);
    expect((await read(id))["attributes"]).toEqual(kept);
    const fresh = await create();
    expect(
      (await world.send("POST", `${incidents}/${fresh.id}/attributes`, { body: { hours: 1, note: "x" } }))
        .status,
    ).toBe(200);
    expect(
      (await world.send("PUT", `${incidents}/${fresh.id}/attributes`, { body: { hours: 2, pending: true } }))
        .status,
    ).toBe(404);
    expect((await read(fresh.id))["attributes"]).toEqual({ hours: 1, note: "x" });
    await world.send("DELETE", `${incidents}/${fresh.id}`);
    const other = await create();
    expect(await refusal("PUT", `${incidents}/${other.id}/attributes`, { name: "hours", value: 1 })).toEqual([
      404,
      "There is no such value of hours.",
    ]);
    expect((await read(id)).occ_lock).toBe(0);
  });

  it("defines attributes once, for administrators, and drops them with their values", async () => {
    const path = `${incidents}/attributes`;
    const defined = await world.send("POST", path, { body: { name: "a/b c", type: "STRING" } });
    expect(defined.json).toEqual({ data: { name: "a/b c", type: "STRING" }, sent_at });
    expect(await refusal("POST", path, { name: "a/b c", type: "INT" })).toEqual([
      409,
      "name is taken already",
    ]);
    expect(await refusal("POST", path, { name: "x", type: "FLOAT" })).toEqual([
      400,
      "type must be one of STRING, INT, BOOLEAN",
    ]);
    expect((await world.send("POST", path, { as: "bob", body: { name: "x", type: "INT" } })).status).toBe(
      403,
    );
    const { data } = (await world.send("GET", path)).json as { data: object[] };
    expect(data).toContainEqual({ name: "a/b c", type: "STRING" });
    expect((await world.send("DELETE", `${path}/a%2Fb%20c`)).status).toBe(200);
    expect(await refusal("DELETE", `${path}/a%2Fb%20c`)).toEqual([404, "There is no such attribute."]);
  });

  it("tells comments oldest first, and takes back the one that is named in either way, or all", async () => {
    const { id } = await create();
    const path = `${incidents}/${id}/comments`;
    const texts = async () =>
      ((await world.send("GET", path)).json as { data: { text: string; id: string }[] }).data;
    for (const text of ["one", "two", "three", "four"]) await world.send("POST", path, { body: { text } });
    const [one, two] = await texts();
    await world.send("DELETE", `${path}?id=${one?.id}`);
    await world.send("DELETE", `${path}/${two?.id}`);
    expect((await texts()).map(({ text }) => text)).toEqual(["three", "four"]);
    expect(await refusal("DELETE", `${path}?id=${one?.id}`)).toEqual([404, "There is no such comment."]);
    expect(await refusal("DELETE", `${path}?id=`)).toEqual([404, "There is no such comment."]);
    const all = await world.send("DELETE", path);
    expect(all.json).toEqual({ message: "2 comment(s) deleted. rows affected: 2", sent_at });
    expect(await texts()).toEqual([]);
    expect(await refusal("POST", path, { text: " " })).toEqual([400, "text must not be empty"]);
  });

  it("tells the risk that an incident realises where there is one, and keeps it through a replacement", async () => {
    const alice = await world.register.as("alice");
    const [risk] = (await alice.risk.list({ projectId: "default", limit: 1 })).rows;
    const made = await create({ ...outage, risk_id: risk?.uid });
    expect(made["risk_id"]).toBe(risk?.uid);
    await world.send("PUT", `${incidents}/${made.id}`, { body: { ...outage, occ_lock: 0 } });
    expect((await read(made.id))["risk_id"]).toBe(risk?.uid);
    await world.send("PUT", `${incidents}/${made.id}`, { body: { ...outage, risk_id: null, occ_lock: 1 } });
    expect(await read(made.id)).not.toHaveProperty("risk_id");
    expect(await refusal("POST", incidents, { ...outage, risk_id: made.id })).toEqual([
      400,
      "risk_id is no known risk",
    ]);
  });

  it("lists everything, the newest first, and by pages in an order where these are asked for", async () => {
    for (const name of ["A", "B", "C"]) await create({ ...outage, name: `Zebra ${name}` });
    const list = async (query: string) => {
      const { json } = await world.send("GET", `${incidents}${query}`);
      const { data, ...rest } = json as {
        data: { incidents: { name: string }[]; total: number };
        page?: object;
      };
      return { names: data.incidents.map(({ name }) => name), total: data.total, ...rest };
    };
    const all = await list("");
    expect(all.names.slice(0, 3)).toEqual(["Zebra C", "Zebra B", "Zebra A"]);
    expect(all).toEqual({ names: expect.anything(), total: all.names.length });
    const page = await list("?page=2&size=2&sort=name,DESC&sort=created_at&sort=tenant_id&sort=nonsense,UP");
    expect(page.names[0]).toBe("Zebra A");
    expect(page).toMatchObject({
      total: all.total,
      page: {
        number: 2,
        size: 2,
        total_records: all.total,
        count: 2,
        sort: ["name,DESC", "created_at,DESC", "tenant_id,DESC"],
      },
    });
    const size = all.total - 1;
    for (const [number, count] of [
      [1, size],
      [2, 1],
      [3, 0],
    ])
      expect((await list(`?page=${number}&size=${size}`)).page).toMatchObject({
        number,
        count,
        total_records: all.total,
      });
    expect((await list("?size=3&sort=name")).names).toEqual((await list("?size=3&sort=name,DESC")).names);
    expect((await list("?size=1&sort=name,asc")).names).not.toEqual((await list("?size=1&sort=name")).names);
    expect((await list("?page=0&size=x")).names).toHaveLength(Math.min(10, all.total));
  });

  it("asks for a bearer token and nothing else", async () => {
    const { alice } = world.register.secrets;
    const ask = async (Authorization: string) =>
      (await world.send("GET", incidents, { as: null, headers: { Authorization } })).status;
    expect(await ask(`bearer ${alice}`)).toBe(200);
    for (const header of [`Token ${alice}`, alice, "Bearer", "Bearer wrong"])
      expect(await ask(header)).toBe(401);
  });
});

describe("a client made of the manual's snippets", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
  });
  afterAll(() => world.close());

  it("works, and ten of them that change one incident at once lose nobody's change", async () => {
    const fetch = restHandler({
      connect: connectInProcess(world.register.deps),
      log: { error: (message) => expect.unreachable(message) },
    });
    const { secrets } = world.register;
    const client = incidentClient({ fetch, incidentEndpoint: "http://ims.test", token: secrets.alice });
    const { id } = await client.create({ ...outage, next_update: 0 });
    expect((await client.list()).incidents[0]?.id).toBe(id);
    const users = [secrets.alice, secrets.bob];
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        incidentClient({ fetch, incidentEndpoint: "http://ims.test", token: users[i % 2] ?? "" }).change(
          id,
          ({ next_update }) => ({ next_update: Number(next_update) + 1 }),
        ),
      ),
    );
    expect(await client.get(id)).toMatchObject({ next_update: 10, occ_lock: 10 });
    expect(tries.some(({ attempts }) => attempts > 1)).toBe(true);
    await client.remove(id);
    await expect(client.get(id)).rejects.toMatchObject({ status: 404 });
  });
});
