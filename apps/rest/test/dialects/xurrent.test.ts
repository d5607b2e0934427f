import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, ways, type World } from "../contract/world/world.ts";

const levels = "/v1/project_risk_levels";

type Level = Record<string, unknown> & { id: number };

let world: World;
beforeAll(async () => {
  world = await openWorld("in process");
});
afterAll(() => world.close());

const answer = async (method: string, path: string, sending: Parameters<World["send"]>[2] = {}) => {
  const { status, json } = await world.send(method, path, { dialect: "xurrent", ...sending });
  return [status, json];
};
const create = async (body: object, headers: Record<string, string> = {}): Promise<Level> => {
  const { status, json } = await world.send("POST", levels, { body, headers });
  expect(status).toBe(201);
  return json as Level;
};

describe("a project risk level", () => {
  it("is told whole in twelve fields, in alphabetical order, and in a list in eight, in the page's order", async () => {
    const { id } = await create({ name: "Ordered" });
    const { json } = await world.send("GET", `${levels}/${id}`);
    const whole =
      "attachments created_at description disabled id information name position reference source sourceID updated_at";
    expect(Object.keys(json as object).join(" ")).toBe(whole);
    const list = (await world.send("GET", `${levels}?id=${id}`)).json as object[];
    expect(Object.keys(list[0] ?? {}).join(" ")).toBe(
      "id sourceID reference name description position created_at updated_at",
    );
  });

  it.each([
    [{}, { "User-Agent": "curl/8.5.0" }, "curl/8.5.0"],
    [{}, { "User-Agent": `curl/8.5.0 ${"x".repeat(40)}` }, `curl/8.5.0 ${"x".repeat(19)}`],
    [{}, { "X-4me-Source": "4me", "User-Agent": "curl" }, "4me"],
    [{}, { "X-Xurrent-Source": "xurrent" }, "xurrent"],
    [{}, { "X-ITRP-Source": "itrp" }, "itrp"],
    [{ source: "body" }, { "X-4me-Source": "4me" }, "body"],
    [{ source: "" }, { "X-4me-Source": "4me" }, "4me"],
    [{ source: null }, {}, "R-Service API"],
  ])("created with %j and the headers %j comes from there", async (body, headers, source) => {
    const made = await create({ name: `Source ${Math.random()}`, sourceID: "ABC-1", ...body }, headers);
    expect([made["source"], made["sourceID"]]).toEqual([source, "ABC-1"]);
  });

  it("takes scalars as texts, and null or an empty text as nothing", async () => {
    const made = await create({ name: "Texts", position: "3", disabled: "true", description: 7 });
    expect(made).toMatchObject({ position: 3, disabled: true, description: "7" });
    const cleared = { position: "", description: null, disabled: "no", information: "" };
    const [status, changed] = await answer("PATCH", `${levels}/${made.id}`, { body: cleared });
    expect([status, changed]).toEqual([
      200,
      expect.objectContaining({ position: null, description: null, disabled: false, information: null }),
    ]);
  });

  it("takes a list of no attachments, of which there is nothing to keep", async () => {
    const none = { information_attachments: [] };
    const { id } = await create({ name: "Bare", ...none });
    for (const method of ["PATCH", "PUT"])
      expect((await answer(method, `${levels}/${id}`, { body: { name: method, ...none } }))[0]).toBe(200);
  });

  it("is where Location says once it was made, whatever the path was spelled like", async () => {
    for (const path of [levels, `${levels}/`, `${levels}.json`]) {
      const made = await world.send("POST", path, { body: { name: `Made at ${path}` } });
      const at = new URL(made.headers.get("Location") ?? "");
      expect(at.pathname).toBe(`${levels}/${(made.json as Level).id}`);
      expect((await world.send("GET", at.pathname)).json).toEqual(made.json);
    }
  });

  it("is 304 without a body to whoever has it, until it changes", async () => {
    const { id } = await create({ name: "Kept" });
    const path = `${levels}/${id}`;
    const tag = (await world.send("GET", path)).headers.get("ETag") ?? "";
    const headers = { "If-None-Match": `"0", ${tag}` };
    const same = await world.send("GET", path, { headers });
    expect([same.status, same.text, same.headers.get("ETag")]).toEqual([304, "", tag]);
    expect(same.headers.get("X-RateLimit-Limit")).not.toBeNull();
    for (const known of [tag, `W/${tag}`, `"0",W/${tag} ,"1"`, "*", tag.replace(/"$/, '-gzip"')])
      for (const method of ["GET", "HEAD"])
        expect((await world.send(method, path, { headers: { "If-None-Match": known } })).status).toBe(304);
    for (const other of ['"0"', 'W/"0"', tag.slice(1, -1), `x${tag}`])
      expect((await world.send("GET", path, { headers: { "If-None-Match": other } })).status).toBe(200);
    await world.send("PATCH", path, { body: { name: "Changed" } });
    expect((await world.send("GET", path, { headers })).status).toBe(200);
  });

  it("takes JSON under any type, as curl sends it, and forms of both kinds", async () => {
    const { alice } = world.register.secrets;
    const send = (type: string, body: string) =>
      answer("POST", levels, { as: { token: alice }, headers: { "Content-Type": type }, body });
    const form = "application/x-www-form-urlencoded";
    const multipart = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nMultipart\r\n--b--\r\n';
    expect(await send(form, '{"name": "Called a form"}')).toMatchObject([201, { name: "Called a form" }]);
    expect(await send("text/plain", '{"name": "Plain"}')).toMatchObject([201, { name: "Plain" }]);
    expect(await send(form, "name=Form&position=4")).toMatchObject([201, { name: "Form", position: 4 }]);
    expect(await send("multipart/form-data; boundary=b", multipart)).toMatchObject([
      201,
      { name: "Multipart" },
    ]);
  });

  it("is changed by PATCH and by PUT alike, and by neither where nothing is different", async () => {
    const { id, updated_at } = await create({ name: "Changing", description: "stays" });
    const put = await answer("PUT", `${levels}/${id}`, { body: { position: 1 } });
    expect(put).toMatchObject([200, { name: "Changing", description: "stays", position: 1 }]);
    expect(await answer("PATCH", `${levels}/${id}`, { body: { position: "1" } })).toEqual(put);
    expect(put[1]).toMatchObject({ created_at: updated_at });
    const [, trail] = await answer("GET", `${levels}/${id}/audit`);
    const created_by = { id: world.register.users.alice, name: "Alice Example" };
    expect(trail).toMatchObject([
      { action: "update", created_by, changes: { position: [null, 1] } },
      { action: "create", created_by, changes: { name: [null, "Changing"], description: [null, "stays"] } },
    ]);
  });

  it("is retired and never deleted, and there are no predefined filters", async () => {
    const { id } = await create({ name: "Kept" });
    expect(await answer("DELETE", `${levels}/${id}`)).toEqual([404, { message: "Not Found" }]);
    expect(await answer("GET", `${levels}/enabled`)).toEqual([404, { message: "Not Found" }]);
    expect(await answer("GET", "/v1/requests")).toEqual([404, { message: "Not Found" }]);
  });

  it.each([
    [{}, [["name", "Name can't be blank"]]],
    [{ name: " " }, [["name", "Name can't be blank"]]],
    [{ name: null }, [["name", "Name can't be blank"]]],
    [{ name: "x".repeat(129) }, [["name", "Name is too long (maximum is 128 characters)"]]],
    [
      { name: "ok", description: "x".repeat(256), source: "x".repeat(31) },
      [
        ["description", "Description is too long (maximum is 255 characters)"],
        ["source", "Source is too long (maximum is 30 characters)"],
      ],
    ],
    [
      { name: "ok", sourceID: "x".repeat(129) },
      [["sourceID", "Source ID is too long (maximum is 128 characters)"]],
    ],
    [
      { name: "ok", information: "x".repeat(65_536) },
      [["information", "Information is too long (maximum is 65535 bytes)"]],
    ],
    [{ name: "ok", position: "third" }, [["position", "Position is not a number"]]],
    [{ name: "ok", position: 1.5 }, [["position", "Position is not a number"]]],
    [{ name: "ok", position: 3e9 }, [["position", "Position must be less than or equal to 2147483647"]]],
    [
      { name: "ok", information_attachments: [{ key: "a" }] },
      [["information_attachments", "Information attachments cannot be stored"]],
    ],
    [{ name: "LIMITED, alice" }, [["name", "Name has already been taken"]]],
  ])("is refused for what is wrong with it, field by field: %j", async (body, errors) => {
    expect(await answer("POST", levels, { body })).toEqual([422, { message: "Validation Failed", errors }]);
  });

  it("ignores what is read only or unknown in a body, and refuses what is no object", async () => {
    const made = await create({ name: "Own", id: 7, reference: "x", created_at: "x", unheard_of: 1 });
    expect(made).toMatchObject({ reference: "own" });
    for (const body of ["{", "[]", "7", '"text"', "null"])
      expect(await answer("POST", levels, { body })).toEqual([
        400,
        { message: "Invalid JSON string posted" },
      ]);
  });

  it("is written by administrators of the organization alone", async () => {
    const forbidden = [403, { message: "Forbidden" }];
    expect(await answer("POST", levels, { as: "bob", body: { name: "Bob's" } })).toEqual(forbidden);
    expect((await answer("GET", levels, { as: "bob" }))[0]).toBe(200);
  });

  it("keeps its reference once a project has it", async () => {
    const { id } = await create({ name: "Very High" });
    const alice = await world.register.as("alice");
    await alice.project.chooseRiskLevel({ projectId: "default", riskLevelId: id });
    const renamed = await answer("PATCH", `${levels}/${id}`, { body: { name: "Extreme" } });
    expect(renamed).toMatchObject([200, { name: "Extreme", reference: "very_high" }]);
  });
});

describe("who calls", () => {
  it("is told by a bearer token or by the older form of it", async () => {
    const { alice } = world.register.secrets;
    const asked = async (Authorization: string) =>
      (await answer("GET", levels, { as: null, headers: { Authorization } }))[0];
    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
    expect(await asked(`Bearer ${alice}`)).toBe(200);
    expect(await asked(basic(`${alice}:x`))).toBe(200);
    for (const header of [alice, `Token ${alice}`, "Bearer ", "Basic ?", basic(":x"), basic("nobody:x")])
      expect([header, await asked(header)]).toEqual([header, 401]);
  });

  it.each(["X-Xurrent-Account", "X-4me-Account", "x-itrp-account"])(
    "names its own account in %s, by name, number or UUID, and no other",
    async (header) => {
      const { organizationId } = world.register;
      const { uid } = await (await world.register.as("alice")).organization.get();
      const asked = (account: string) => answer("GET", levels, { headers: { [header]: account } });
      for (const account of ["demo-contractor", String(organizationId), uid])
        expect((await asked(account))[0]).toBe(200);
      for (const account of ["other-tenant", "0", "nobody"])
        expect(await asked(account)).toEqual([403, { message: "Forbidden" }]);
    },
  );
});

describe("every answer", () => {
  it("to a caller tells the rate limit, to nobody else, and pages only where there are some", async () => {
    const names = (headers: Headers, prefix: string) =>
      [...headers.keys()].filter((name) => name.startsWith(prefix));
    const { id } = await create({ name: "Headers" });
    for (const [method, path, status] of [
      ["GET", levels, 200],
      ["GET", `${levels}/${id}?per_page=5`, 200],
      ["GET", `${levels}/0`, 404],
      ["GET", `${levels}?sort=x`, 400],
    ] as const) {
      const { headers, ...got } = await world.send(method, path);
      expect(got.status).toBe(status);
      expect(names(headers, "x-ratelimit-")).toEqual([
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
      ]);
      expect(names(headers, "x-pagination-").length).toBe(path === levels ? 6 : 0);
      expect(headers.get("Content-Type")).toBe("application/json; charset=utf-8");
      expect(headers.get("Cache-Control")).toBe("no-store");
    }
    const stranger = await world.send("GET", levels, { as: { token: "wrong" } });
    expect([stranger.status, names(stranger.headers, "x-ratelimit-")]).toEqual([401, []]);
  });

  it("is the same with a slash at the end, with .json and with both", async () => {
    const { id } = await create({ name: "Spellings" });
    for (const path of [`${levels}?id=${id}`, `${levels}/${id}`]) {
      const { text } = await world.send("GET", path);
      const [bare = "", query] = path.split("?");
      for (const end of ["/", ".json", ".json/"])
        expect((await world.send("GET", `${bare}${end}${query ? `?${query}` : ""}`)).text).toBe(text);
    }
  });
});

describe.each(ways)("risk levels, categories and severities, %s", (way) => {
  let other: World;
  beforeAll(async () => {
    other = await openWorld(way);
  });
  afterAll(() => other.close());

  it.each(["project_risk_levels", "project_categories", "risk_severities"])(
    "are served alike: %s",
    async (resource) => {
      const made = await other.send("POST", `/v1/${resource}`, { body: { name: "Same" } });
      const { id } = made.json as Level;
      const changed = await other.send("PATCH", `/v1/${resource}/${id}`, { body: { position: 9 } });
      expect([made.status, changed.json]).toEqual([
        201,
        expect.objectContaining({ reference: "same", position: 9 }),
      ]);
      const found = await other.send("GET", `/v1/${resource}?name=SAME&fields=position`);
      expect(found.json).toEqual([{ id, position: 9 }]);
      const trail = await other.send("GET", `/v1/${resource}/${id}/audit`);
      expect(trail.json).toMatchObject([{ action: "update" }, { action: "create" }]);
    },
  );
});
