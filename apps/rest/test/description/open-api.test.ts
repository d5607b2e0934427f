import { expect, it } from "vitest";
import { dialects, restHandler } from "../../src/app.ts";
import type { DialectName } from "../../src/engine/table/dialect.ts";
import { openApiOf } from "../../src/engine/open-api/document.ts";
import type { Operation, Parameter } from "../../src/engine/open-api/open-api-types.ts";
import executed from "../../src/executed.json" with { type: "json" };
import { version } from "../../src/documents.ts";
import { resolved } from "./strict.ts";

const telling = { version, server: "http://rest.test", executed };
const document = openApiOf(dialects, telling);
const served = dialects.flatMap(({ rows }) => rows.filter(({ absent }) => absent === undefined));
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

const handle = restHandler({
  connect: () => Promise.reject(new Error("nobody calls the register for it")),
  log: { error: () => undefined },
});
const ask = (path: string, method = "GET") => handle(new Request(`http://rest.test${path}`, { method }));

it("is served to everybody, of all interfaces and of each", async () => {
  expect(await (await ask("/openapi.json")).json()).toEqual(JSON.parse(JSON.stringify(document)));
  for (const one of dialects)
    expect(await (await ask(`/openapi/${one.name}.json`)).json()).toEqual(
      JSON.parse(JSON.stringify(openApiOf([one], telling))),
    );
});

it("is served at its very address, to reads alone; other addresses that end alike are what they were", async () => {
  expect((await ask("/api/v1/risks?search=/openapi.json")).status).toBe(401);
  expect((await ask("/api/v1/projects/openapi.json")).status).toBe(404);
  expect((await ask("/v1/openapi.json")).status).toBe(404);
  expect((await ask("/openapi/nobody.json")).status).toBe(404);
  expect((await ask("/openapi.json/")).status).toBe(404);
  for (const method of ["DELETE", "POST", "PUT", "PATCH"])
    for (const path of ["/openapi.json", "/openapi/comp.json"]) {
      const { status, headers } = await ask(path, method);
      expect([status, headers.get("Allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
  const head = await ask("/openapi.json", "HEAD");
  const whole = await (await ask("/openapi.json")).arrayBuffer();
  expect([head.status, head.headers.get("Content-Length")]).toEqual([200, `${whole.byteLength}`]);
  expect(await head.text()).toBe("");
});

it("names the server as its callers know it, whatever they say", async () => {
  const behind = restHandler({
    connect: () => Promise.reject(new Error("nobody calls the register for it")),
    log: { error: () => undefined },
    publicUrl: 'https://risks.example/a"b/',
  });
  const told = await (await behind(new Request("http://rest.test/openapi/comp.json"))).json();
  expect(told).toMatchObject({ servers: [{ url: 'https://risks.example/a"b' }] });
});

it("names to each of several callers the server as that one knows it, however they take turns", async () => {
  for (const host of ["one.test", "other.test", "one.test", "one.test:81"]) {
    const told = await handle(new Request(`http://${host}/openapi/comp.json`));
    const text = await told.text();
    expect(JSON.parse(text)).toMatchObject({ servers: [{ url: `http://${host}` }] });
    expect(told.headers.get("Content-Length")).toBe(`${Buffer.byteLength(text)}`);
  }
});

it("describes every row that is served, each under a name of its own", () => {
  expect(operations.length).toBe(served.length);
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(served.length);
  expect(names.filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
});

it("has of every operation a summary, a description, a tag that is described, and says who may call", () => {
  const tags = new Set(document.tags.map(({ name }) => name));
  for (const { operationId, summary, description, tags: own, security } of operations) {
    expect([operationId, summary]).toEqual([operationId, expect.stringMatching(/^[A-Z].{6,}[^.]$/)]);
    expect([operationId, description]).toEqual([operationId, expect.stringMatching(/^[A-Z].{20,}/s)]);
    expect(own.filter((tag) => !tags.has(tag))).toEqual([]);
    for (const way of security)
      for (const scheme of Object.keys(way))
        expect(document.components.securitySchemes).toHaveProperty(scheme);
  }
  const open = operations
    .filter(({ security }) => security.length === 0)
    .map(({ operationId }) => operationId);
  expect(open).toEqual(["xurrentV1Test", "ramriskExchangeApiTokenAuth"]);
});

it("has words for every word of a path, every parameter and every field, and none for what is not there", () => {
  for (const one of dialects) {
    const { name, about, rows } = one;
    const { paths, components } = openApiOf([one], telling);
    const own = Object.values(paths).flatMap((path) => Object.values(path));
    const parameters = own.flatMap((one) =>
      one.parameters.map((part) => resolved({ ...part }, { components })),
    ) as unknown as Parameter[];
    expect(parameters.filter(({ description }) => !/^.{8,}\.$/s.test(description))).toEqual([]);
    const shapes = rows
      .flatMap(({ reply: { shows, reads } }) => [shows, reads?.shape])
      .flatMap((one) => one ?? []);
    const fields = new Set(shapes.flatMap((shape) => shape.columns.map((column) => column.name)));
    const wordless = [...fields].filter(
      (field) =>
        about.fields[field] === undefined &&
        !shapes.some((shape) => about.fields[`${shape.name}.${field}`] !== undefined),
    );
    expect([name, wordless]).toEqual([name, []]);
    const segments = new Set(rows.flatMap(({ path }) => path.split("/")));
    const unused = Object.keys(about.nouns).filter(
      (noun) => noun !== "" && !noun.split("/").every((word) => segments.has(word)),
    );
    expect([name, unused]).toEqual([name, []]);
  }
});

const everything = JSON.stringify(document);

it("lets out nothing of the tables' own words", () => {
  expect(everything).not.toMatch(/"(shape|codec|decode|encode)":\{/);
  expect(everything).not.toContain('"shape":"');
  expect(everything).not.toContain('"$schema"');
});

const at = (path: string, method: string): Operation => {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`no ${method} ${path}`);
  return found;
};
const namesOf = (operation: Operation): string[] =>
  operation.parameters
    .map((part) => resolved({ ...part }, { ...document }))
    .map((one) => `${String(one["in"])} ${String(one["name"])}`);

it("tells the parameters of pages, the headers of reads and those of writes", () => {
  const risks = "/api/v2/projects/{projectId}/risks";
  expect(namesOf(at(risks, "get"))).toEqual([
    "path projectId",
    "query page",
    "query page_size",
    "query ordering",
    "header X-As-Of",
  ]);
  expect(namesOf(at(risks, "post"))).toEqual([
    "path projectId",
    "header If-Match",
    "header If-None-Match",
    "header Idempotency-Key",
  ]);
  expect(namesOf(at("/api/v1/projects/{projectId}/meta", "get"))).toContain("header X-APP-ID");
  expect(namesOf(at("/api/v1/{registerId}/risk", "get"))).toEqual([
    "path registerId",
    "query startAt",
    "query pageLimit",
    "query fields",
    "header X-As-Of",
  ]);
  expect(namesOf(at("/api/v1/risks", "get"))).toEqual([
    "query status",
    "query category",
    "query department",
    "query search",
    "header X-As-Of",
  ]);
});

it("describes the envelope that a list comes in, as each interface has it", () => {
  const listed = (path: string): unknown => {
    const response = resolved({ ...at(path, "get").responses["200"] }, { ...document });
    return Object.values(
      response["content"] as Record<string, { schema: { type: string; properties?: object } }>,
    ).map(({ schema }) => [schema.type, Object.keys(schema.properties ?? {})]);
  };
  expect(listed("/api/v1/projects")).toEqual([["object", ["count", "next", "previous", "results"]]]);
  expect(listed("/api/v1/risks")).toEqual([["object", ["success", "data"]]]);
  expect(listed("/api/v1/riskregister")).toEqual([["object", ["startAt", "pageLimit", "total", "data"]]]);
  expect(listed("/v1/incident")).toEqual([["object", ["data", "page"]]]);
  expect(listed("/v1/project_risk_levels")).toEqual([["array", []]]);
});

it("tells what the codes of an enumeration mean", () => {
  expect(document.components.schemas["RamriskRiskV2"]).toMatchObject({
    properties: { status: { enum: [10, 20, 30, 40], description: expect.stringContaining("20: Open;") } },
  });
});

it("has a body for every refusal of every operation, as the interface itself writes it", () => {
  const bodies: Record<DialectName, RegExp> = {
    ramrisk: /^\{"[\w-]+":/,
    comp: /^\{"success":false,"error":/,
    kendis: /^\{"error(Messages)?":/,
    xurrent: /^\{"message":/,
    incident: /^\{"sent_at":/,
  };
  for (const one of dialects) {
    const own = openApiOf([one], telling);
    for (const operation of Object.values(own.paths).flatMap((path) => Object.values(path)))
      for (const [status, given] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue;
        const response = resolved({ ...given }, { ...own });
        const [content] = Object.values(
          response["content"] as Record<string, { examples?: Record<string, { value: unknown }> }>,
        );
        for (const { value } of Object.values(content?.examples ?? {}))
          expect(JSON.stringify(value)).toMatch(bodies[one.name]);
      }
  }
});
