import { writeFor } from "@riskloom/api/installation";
import type { CustomFieldType, CustomValueInput } from "@riskloom/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, ways, type World } from "../contract/world/world.ts";
import { fillKendisRegister } from "../examples/kendis-register.ts";
import { KendisClient } from "./kendis-client.ts";

const risks = "/api/v1/RR-PROG/risk";
type Risk = Record<string, unknown>;
interface Listed {
  startAt: number;
  pageLimit: number;
  total: number;
  data: Risk[];
}

describe.each(ways)("Kendis, %s", (way) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(way);
    await fillKendisRegister(world.register);
  });
  afterAll(() => world.close());

  const get = (path: string, sending = {}) => world.send("GET", path, { dialect: "kendis", ...sending });
  const list = async (path: string) => (await get(path)).json as Listed;
  const basic = (pair: string) => ({ Authorization: `Basic ${Buffer.from(pair).toString("base64")}` });

  it("takes e-mail and key by Basic alone, in any case of the scheme and the e-mail", async () => {
    const key = world.register.secrets.alice;
    const ask = async (headers: Record<string, string>) => {
      const { status, text, headers: answered } = await get(risks, { as: null, headers });
      return status === 200 ? status : [status, text, answered.get("WWW-Authenticate")];
    };
    const refused = [401, '{"errorMessages":"Invalid API Key"}', "Basic"];
    expect(await ask(basic(`alice@example.com:${key}`))).toBe(200);
    const { Authorization } = basic(`Alice@Example.com:${key}`);
    expect(await ask({ Authorization: Authorization.replace("Basic", "basic") })).toBe(200);
    for (const headers of [
      {},
      { Authorization: `Bearer ${key}` },
      { Authorization: key },
      { Authorization: "Basic" },
      { Authorization: "Basic !!!" },
      basic(`bob@example.com:${key}`),
      basic(key),
      basic("alice@example.com:"),
      basic("alice@example.com:riskloom-demo"),
    ])
      expect(await ask(headers)).toEqual(refused);
  });

  it("pages from an offset, at most 50 at once, and takes what is no number for the default", async () => {
    const window = async (query: string) => {
      const { startAt, pageLimit, total, data } = await list(`${risks}?${query}`);
      return [startAt, pageLimit, total, data.map(({ key }) => key)];
    };
    const both = ["RR-PROG-1", "RR-PROG-2"];
    expect(await window("")).toEqual([0, 50, 2, both]);
    expect(await window("startAt=1&pageLimit=1")).toEqual([1, 1, 2, ["RR-PROG-2"]]);
    expect(await window("pageLimit=500")).toEqual([0, 50, 2, both]);
    expect(await window("startAt=2")).toEqual([2, 50, 2, []]);
    expect(await window("startAt=99999999999999999999")).toEqual([2_147_483_647, 50, 2, []]);
    expect(await window("startAt=-1&pageLimit=0")).toEqual([0, 50, 2, both]);
    expect(await window("startAt=x&pageLimit=1.5")).toEqual([0, 50, 2, both]);
    expect(await window("status=closed&orderBy=title")).toEqual([0, 50, 2, both]);
  });

  it("projects to the fields that are named, and ignores names of none", async () => {
    const names = async (fields: string) =>
      Object.keys((await list(`${risks}?fields=${fields}&startAt=1`)).data[0] ?? {}).toSorted();
    expect(await names(" key , title ")).toEqual(["key", "title"]);
    expect(await names("Key,nothing")).toEqual([]);
    expect(await names("description")).toEqual(["description", "riskDesc"]);
    expect(await names("conversation")).toEqual(["conversation"]);
    const all = await names("all");
    expect(all).toHaveLength(19);
    expect(await names("")).toEqual(all);
    expect(await names("all,conversation")).toEqual([...all, "conversation"].toSorted());
    const register = await list("/api/v1/riskregister?fields=createdBy,status");
    expect(register.data[0]).toEqual({ status: { status: "Active", id: "active" }, createdBy: undefined });
  });

  it("offers addresses that can be followed safely, and of others the name alone", async () => {
    const api = await world.register.as("alice");
    const { id: projectId } = await api.register.get({ registerId: "RR-PROG" });
    const [field] = (await api.customField.list({ projectId })).rows.filter(({ type }) => type === "link");
    const linkTo = async (url: string) => {
      const value = { name: "Spec", url };
      await api.customValue.set({ projectId, riskId: (await first()).id, fieldId: field?.id ?? 0, value });
      const { data } = await list(`${risks}?fields=customFields`);
      return (data[0]?.["customFields"] as { value: unknown }[] | undefined)?.[0]?.value;
    };
    const first = () => api.register.risk({ registerId: "RR-PROG", id: "RR-PROG-1" });
    for (const url of ["http://a.example/", "HTTPS://a.example/x?y=z", "mailto:a@example.com"])
      expect(await linkTo(` ${url} `)).toEqual({ name: "Spec", url });
    for (const url of [
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      "data:text/html,x",
      "ftp://a.example",
      "/x",
    ])
      expect(await linkTo(url)).toEqual({ name: "Spec" });
  });

  it("tells a value of a type that it does not know as the nearest one, and no options as an empty list", async () => {
    const api = await world.register.as("alice");
    const { id: projectId } = await api.register.get({ registerId: "RR-PROG" });
    const { id: riskId } = await api.risk.create({ projectId, description: "Fields" });
    const given: [CustomFieldType, string[], CustomValueInput][] = [
      ["integer", [], 3],
      ["boolean", [], true],
      ["numberSelect", ["1.50", "2"], 1.5],
      ["dateSelect", ["2026-05-21"], "2026-05-21"],
      ["multiSelect", ["a"], []],
    ];
    for (const [type, options, value] of given) {
      const draft = { projectId, target: "risk" as const, name: type, type, options };
      const { id: fieldId } = await api.customField.create(draft);
      await api.customValue.set({ projectId, riskId, fieldId, value });
    }
    const { data } = await list(`${risks}?fields=customFields&startAt=2`);
    expect(data[0]?.["customFields"]).toMatchObject([
      { title: "integer", type: "number", value: 3 },
      { title: "boolean", type: "text", value: "true" },
      { title: "numberSelect", type: "singleselect", value: "1.50" },
      { title: "dateSelect", type: "singleselect", value: "2026-05-21" },
      { title: "multiSelect", type: "multiselect", value: [] },
    ]);
    await api.risk.remove({ id: riskId });
  });

  it("knows neither closed registers nor those of others, nor words of other interfaces", async () => {
    const nothing = [404, { errorMessages: "No risk register found" }];
    const { database, organizationId } = world.register;
    const founder = await world.register.as("alice");
    await founder.project.create({ key: "RR-OLD", title: "Last year", template: "kendis-3x3" });
    await writeFor(database, { organizationId }, async ({ db }) => {
      await db.updateTable("project").set({ status: "closed" }).where("key", "=", "RR-OLD").execute();
    });
    expect((await list("/api/v1/riskregister")).data.map(({ key }) => key)).toEqual(["HT", "RR-PROG"]);
    const ask = async (path: string) => {
      const { status, json } = await get(path);
      return [status, json];
    };
    for (const key of ["RR-OLD", "DEFAULT", "RR-PROG%20", "%00", "..%2f", "x".repeat(200), "0".repeat(32)])
      expect(await ask(`/api/v1/${key}/risk`)).toEqual(nothing);
    expect(await ask(`${risks}/HT-1`)).toEqual([404, { errorMessages: "No risk found" }]);
    expect(await ask(`${risks}/RR-PROG-01`)).toEqual([404, { errorMessages: "No risk found" }]);
    for (const word of ["risks", "projects", "projectgroups", "me", "users", "reporting", "riskregister"])
      expect((await ask(`/api/v1/${word}/risk`))[1]).not.toHaveProperty("errorMessages");
  });

  it("is read by its key and by its identifier alike", async () => {
    const { data } = await list("/api/v1/riskregister");
    const register = data.find(({ key }) => key === "RR-PROG");
    expect((await get(`/api/v1/${String(register?.["id"])}/risk`)).text).toBe((await get(risks)).text);
  });

  it("answers HEAD, OPTIONS and methods that nobody documents", async () => {
    const head = await world.send("HEAD", risks, { dialect: "kendis" });
    expect([head.status, head.text]).toEqual([200, ""]);
    const options = await world.send("OPTIONS", risks, { as: null });
    expect([options.status, options.headers.get("Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status, json, headers } = await world.send(method, risks, { dialect: "kendis", body: {} });
      expect([status, json, headers.get("Allow")]).toEqual([
        405,
        { errorMessages: `${method} is not supported` },
        "GET, HEAD, OPTIONS",
      ]);
    }
  });

  it("refuses what is wrong around a request in a sentence", async () => {
    const { status, json } = await get(risks, { headers: { "X-As-Of": "yesterday" } });
    expect([status, json]).toEqual([400, { errorMessages: "X-As-Of: must be a datetime" }]);
  });

  it("shows nobody what is confidential but those who may see it", async () => {
    const api = await world.register.as("alice");
    await api.risk.create({ projectId: "default", description: "A secret", confidential: true });
    const seen = async (as: "alice" | "carol") => (await get("/api/v1/HT/risk", { as })).json as Listed;
    const [alices, carols] = [await seen("alice"), await seen("carol")];
    expect([alices.total - carols.total, JSON.stringify(carols).includes("A secret")]).toEqual([1, false]);
  });
});

describe("a client written as the product's pages teach", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld("in process");
    await fillKendisRegister(world.register);
  });
  afterAll(() => world.close());

  const clientOf = (apiKey: string, timeouts = 0) => {
    const paused: number[] = [];
    const asked: string[] = [];
    const fetcher = async (address: string, { headers }: { headers: Record<string, string> }) => {
      asked.push(address);
      if (asked.length <= timeouts) return Response.json({ error: "Gateway Time-out" }, { status: 504 });
      const { pathname, search } = new URL(address);
      const { status, text } = await world.send("GET", pathname + search, { as: null, headers });
      return new Response(text, { status });
    };
    const credentials = { email: "alice@example.com", apiKey };
    const pause = (milliseconds: number) => Promise.resolve(void paused.push(milliseconds));
    return { client: new KendisClient(fetcher as typeof fetch, credentials, pause), paused, asked };
  };

  it("finds every register and every risk, page by page", async () => {
    const { client, asked } = clientOf(world.register.secrets.alice);
    const registers = await client.all<{ key: string }>("/api/v1/riskregister", { pageLimit: 1 });
    expect(registers.map(({ key }) => key)).toEqual(["HT", "RR-PROG"]);
    expect(asked).toHaveLength(2);
    const api = await world.register.as("alice");
    const { id: projectId } = await api.register.get({ registerId: "RR-PROG" });
    for (let at = 0; at < 120; at++) await api.risk.create({ projectId, description: `Risk ${at}` });
    const found = await client.all<{ key: string }>(risks, { fields: "key", pageLimit: 1000 });
    expect(found.map(({ key }) => key)).toEqual(Array.from({ length: 122 }, (_, at) => `RR-PROG-${at + 1}`));
  });

  it("tries again where the server timed out, and says what it was told otherwise", async () => {
    const { client, paused } = clientOf(world.register.secrets.alice, 2);
    expect(await client.all(risks, { fields: "key" })).not.toEqual([]);
    expect(paused).toEqual([1000, 2000]);
    await expect(clientOf("revoked").client.all(risks)).rejects.toThrow("Invalid API Key");
    await expect(clientOf(world.register.secrets.alice).client.all("/api/v1/NONE/risk")).rejects.toThrow(
      "No risk register found",
    );
  });
});
