import { testRegister, type TestRegister, type TestUser } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restHandler } from "../../src/app.ts";
import { connectInProcess } from "../../src/connect-in-process.ts";
import { ramriskClient, type RamRiskError, ramriskToken } from "./clients/ramrisk-client.ts";

let register: TestRegister;
let fetch: (request: Request) => Promise<Response>;
let project: string;
beforeAll(async () => {
  register = await testRegister();
  project = `projects/${register.projectId}`;
  fetch = restHandler({
    connect: connectInProcess(register.deps),
    log: { error: (message, details) => expect.unreachable(`${message} ${JSON.stringify(details)}`) },
  });
});
afterAll(() => register.drop());

const versions = ["v1", "v2"] as const;
const server = "http://ramrisk.test";
const open = async (user: TestUser, version: "v1" | "v2" = "v1", appId?: string) => {
  const options = { fetch, server, version, ...(appId !== undefined && { appId }) };
  const login = { username: `${user}@example.com`, password: "riskloom-demo" };
  return ramriskClient(options, await ramriskToken(options, login));
};
const refused = (call: Promise<unknown>): Promise<RamRiskError> =>
  call.then(
    () => expect.unreachable("it was not refused"),
    (error: RamRiskError) => error,
  );

describe("an integrator's client", () => {
  it("gets the same token for the same person, and none for a wrong password", async () => {
    const options = { fetch, server, version: "v1" } as const;
    const login = { username: "alice@example.com", password: "riskloom-demo" };
    expect(await ramriskToken(options, login)).toBe(await ramriskToken(options, login));
    expect(await refused(ramriskToken(options, { ...login, password: "guess" }))).toMatchObject({
      status: 400,
      fields: { non_field_errors: ["Unable to log in with provided credentials."] },
    });
    expect(await (await open("alice")).get("me")).toMatchObject({ full_name: "Alice Example" });
    const stale = ramriskClient(options, "0".repeat(40));
    expect(await refused(stale.get("me"))).toMatchObject({ status: 401, message: "Invalid token." });
  });

  it("finds the same risks in both versions, in pages of any size, and each version's own fields", async () => {
    const writer = await open("bob");
    for (let at = 1; at <= 7; at++)
      await writer.create(`${project}/risks`, { risk_description: `Risk ${at}`, status: 10 });
    const found = await Promise.all(
      versions.map(async (version) => {
        const client = await open("alice", version);
        const { rows, sizes } = await client.all(`${project}/risks`, {
          page_size: "3",
          ordering: "-risk_number",
        });
        expect([version, sizes]).toEqual([version, [3, 3, 1]]);
        expect((await client.all(`${project}/risks`, { page_size: "0" })).sizes).toEqual([7]);
        expect(await refused(client.all(`${project}/risks`, { page: "4", page_size: "3" }))).toMatchObject({
          status: 404,
          message: "Invalid page.",
        });
        return rows;
      }),
    );
    const [first = [], second = []] = found;
    expect(first.map((risk) => risk["risk_number"])).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const nested = ["tags", "evaluations", "owner_full_name", "worst_risk_eval"];
    for (const [at, risk] of first.entries()) {
      expect(Object.keys(risk)).toEqual(expect.arrayContaining(nested));
      const { owner_fullname: _, ...plain } = risk;
      for (const name of nested) delete plain[name];
      expect(second[at]).toEqual(plain);
    }
  });

  it.each(versions)(
    "takes choices from OPTIONS, sends them, and reads their names, in %s",
    async (version) => {
      const client = await open("alice", version);
      const statuses = await client.choices(`${project}/risks`, "status");
      expect([...statuses.values()]).toEqual(["New", "Open", "Closed", "Discarded"]);
      for (const [status, name] of statuses)
        expect(await client.create(`${project}/risks`, { risk_description: name, status })).toMatchObject({
          status,
          status_display: name,
        });
      const { id } = await client.create(`${project}/risks`, { risk_description: "Changes", status: 10 });
      const path = `${project}/risks/${String(id)}`;
      for (const [status, name] of await client.choices(path, "status"))
        expect(await client.change(path, { status })).toMatchObject({ status_display: name });
    },
  );

  it.each(versions)(
    "changes what it names and nothing else, and never what somebody else changed, in %s",
    async (version) => {
      const client = await open("bob", version);
      const { id, ...made } = await client.create(`${project}/risks`, {
        title: "Inflow",
        risk_description: "Water comes in",
        cause_description: "A lens of sand",
        status: 20,
      });
      const path = `${project}/risks/${String(id)}`;
      const { updated_by: _, sys_period: __, ...changed } = await client.change(path, { title: "Ingress" });
      expect({ ...made, ...changed, id }).toEqual({ ...made, id, title: "Ingress" });
      expect(await client.get(path)).toMatchObject(changed);
      expect(await refused(client.replace(path, { title: "Only that" }))).toMatchObject({
        status: 400,
        fields: { risk_description: ["This field is required."], status: ["This field is required."] },
      });
      expect(await client.replace(path, { risk_description: "Water", status: "20" })).toMatchObject({
        title: "Ingress",
        cause_description: "A lens of sand",
      });
      expect(await refused(client.change(path, { title: "Late" }, '"1"'))).toMatchObject({ status: 412 });
      expect(await refused(client.remove(path))).toMatchObject({
        status: 405,
        message: 'Method "DELETE" not allowed.',
        allow: ["GET", "PUT", "PATCH", "HEAD", "OPTIONS"],
      });
    },
  );

  it.each(versions)(
    "is told apart what it may not do from what it may not know of, in %s",
    async (version) => {
      const [owner, reader, stranger] = [
        await open("alice", version),
        await open("carol", version),
        await open("mallory", version),
      ];
      const draft = { risk_description: "Mine", status: 10 };
      const { id } = await owner.create(`${project}/risks`, draft);
      const path = `${project}/risks/${String(id)}`;
      const forbidden = { status: 403, message: "You do not have permission to perform this action." };
      expect(await reader.get(path)).toMatchObject(draft);
      expect(await refused(reader.change(path, { title: "x" }))).toMatchObject(forbidden);
      expect(await refused(reader.create(`${project}/risks`, draft))).toMatchObject(forbidden);
      const category = { name: "Kind", ordering: 1 };
      expect(
        await refused((await open("bob", version)).create(`${project}/categories`, category)),
      ).toMatchObject(forbidden);
      const absent = { status: 404, message: "Not found." };
      for (const unseen of [path, project, `${project}/risks/2147483647`])
        expect(await refused(stranger.get(unseen))).toMatchObject(absent);
      expect(await refused(stranger.change(path, { title: "x" }))).toMatchObject(absent);
      expect(await refused(stranger.create(`${project}/risks`, {}))).toMatchObject(absent);
      expect(await refused(stranger.choices(`${project}/risks`, "status"))).toMatchObject(absent);
      const api = await register.as("alice");
      await api.risk.update({ id: Number(id), patch: { confidential: true } });
      expect(await refused(reader.get(path))).toMatchObject(absent);
      expect((await reader.all(`${project}/risks`)).rows.map((risk) => risk["id"])).not.toContain(id);
      expect((await owner.all(`${project}/risks`)).rows.map((risk) => risk["id"])).toContain(id);
    },
  );

  it.each(versions)(
    "keeps a risk with all that belongs to it in step with its own system, in %s",
    async (version) => {
      const api = await register.as("alice");
      const { appId } = await api.apiApp.create({ name: `Survey, ${version}` });
      const client = await open("alice", version, appId);
      const { id } = await client.create(`${project}/risks`, { risk_description: "Settlement", status: 20 });
      const risk = `${project}/risks/${String(id)}`;

      const category = await client.create(`${project}/categories`, { name: "Where", ordering: 1 });
      const tag = { name: "Quay", ordering: 1, category: category["id"] };
      const { id: tagId } = await client.create(`${project}/tags`, tag);
      const field = {
        name: `Survey, ${version}`,
        type_id: 30,
        options: "Daily\nWeekly",
        target_type_name: "risk",
      };
      const { id: fieldId } = await client.create(`${project}/udf_types`, field);
      const systems = await client.choices(
        `${project}/risk/${String(id)}/mapfeatures`,
        "coordinate_system_id",
      );
      const [gps] = [...systems].find(([, name]) => name.startsWith("WGS-84")) ?? [];
      const point = await client.create(`${project}/risk/${String(id)}/mapfeatures`, {
        title: "Bolt 7",
        description: "",
        latitude: 55.6735,
        longitude: 12.5825,
        altitude: 2,
        rotation: 0,
        bim_model_type: 20,
        geometry_object_type: 10,
        target_object_id: null,
        target_object_type_id: null,
        coordinate_system_id: gps,
      });
      expect(await client.replace(`${risk}/meta`, { data: { survey: 42 } })).toMatchObject({ object_id: id });
      const link = await client.get(`${risk}/meta`);
      expect(link).toMatchObject({ content_type: "risk", data: { survey: 42 } });

      expect((await client.all(`${project}/risks/meta`)).rows).toEqual([link]);
      expect((await client.all(`${project}/risk/${String(id)}/mapfeatures`)).rows).toEqual([point]);
      expect((await client.all(`${project}/udf_types`, { page_size: "1" })).rows).toContainEqual(
        expect.objectContaining({ id: fieldId, ...field }),
      );
      expect((await client.all(`${project}/tags`)).rows).toContainEqual(
        expect.objectContaining({ id: tagId }),
      );
      await client.remove(`${risk}/meta`);
      expect(await refused(client.get(`${risk}/meta`))).toMatchObject({ status: 404 });
    },
  );
});
