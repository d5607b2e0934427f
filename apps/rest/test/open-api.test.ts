import { expect, it } from "vitest";
import { dialects, restHandler } from "../src/app.ts";
import { openApiOf } from "../src/engine/open-api.ts";

const document = openApiOf(dialects, "0.1.0");

it("is served to everybody", async () => {
  const handle = restHandler({
    connect: () => Promise.reject(new Error("nobody calls the register for it")),
    log: { error: () => undefined },
  });
  const response = await handle(new Request("http://rest.test/openapi.json"));
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
});

const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.keys(path));

it("describes every row that is served", () => {
  const rows = dialects.flatMap(({ rows }) => rows.filter(({ absent }) => absent === undefined));
  expect(operations.length).toBe(rows.length);
});

it("describes the body and the answer of a row by its field tables", () => {
  const post = document.paths?.["/api/v2/projects/{projectId}/risks"]?.post;
  expect(post?.requestBody).toMatchObject({
    content: {
      "application/json": {
        schema: {
          required: ["risk_description", "status"],
          properties: {
            status: { enum: [10, 20, 30, 40] },
            owner: { anyOf: [{ type: "integer" }, { type: "null" }] },
          },
        },
      },
    },
  });
  expect(post?.responses?.["201"]).toMatchObject({
    content: { "application/json": { schema: { $ref: "#/components/schemas/ramrisk.RiskV2" } } },
  });
  expect(document.components?.schemas?.["comp.RiskListItem"]).toMatchObject({
    properties: { probability: { type: "number" }, createdAt: { format: "date-time" } },
  });
});
