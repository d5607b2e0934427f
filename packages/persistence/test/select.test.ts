import { afterAll, beforeAll, expect, expectTypeOf, it } from "vitest";
import { columnsOf, propertiesOf, readTransaction, type RowOf, schemas, snakeCase } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { columnsIn } from "./catalogue.ts";
import { foundOrganization, makeGraph, writerOf } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundOrganization(test.database, "Select");
  await writerOf(test.database, organizationId)((writing) => makeGraph(writing, organizationId, "S"));
});
afterAll(() => test.drop());

it("every entity's columns can be read under their domain names, in the order of its properties", async () => {
  for (const { meta } of schemas) {
    const table = meta.tableName as "risk";
    const { compiled, rows } = await readTransaction(
      test.database,
      { organizationId, userId: null },
      async ({ db }) => {
        const query = db.selectFrom(table).select(columnsOf(table)).limit(1);
        return { compiled: query.compile().sql, rows: await query.execute() };
      },
    );
    const names = [...compiled.matchAll(/ as "(\w+)"/g)].map(([, name]) => name);
    expect([table, names]).toEqual([table, propertiesOf(table)]);
    for (const row of rows) expect([table, Object.keys(row)]).toEqual([table, propertiesOf(table)]);
  }
});

it("names are all columns but the tenant and the period", async () => {
  const columns = await columnsIn(test.url, "public");
  for (const { meta } of schemas) {
    const expected = columns.filter(({ table }) => table === meta.tableName).map(({ name }) => name);
    expect([
      meta.tableName,
      propertiesOf(meta.tableName as "risk")
        .map(snakeCase)
        .sort(),
    ]).toEqual([
      meta.tableName,
      expected.filter((name) => name !== "organization_id" && name !== "sys_period"),
    ]);
  }
});

it("columns of joined tables are told apart, also where a table is joined to itself", async () => {
  const rows = await readTransaction(test.database, { organizationId, userId: null }, ({ db }) =>
    db
      .selectFrom("risk_tag")
      .innerJoin("tag", "tag.id", "risk_tag.tag_id")
      .innerJoin("tag as twin", "twin.id", "tag.id")
      .select(columnsOf("tag"))
      .select("twin.name as twinName")
      .execute(),
  );
  expect(rows).toMatchObject([{ name: "Water", twinName: "Water", family: "risk" }]);
});

it("a row has the types of the domain and no tenant", () => {
  type Row = RowOf<"risk">;
  expectTypeOf<Row["ownerId"]>().toEqualTypeOf<number | null>();
  expectTypeOf<Row["updatedAt"]>().toEqualTypeOf<string>();
  expectTypeOf<Row["status"]>().toEqualTypeOf<"new" | "open" | "closed" | "discarded">();
  expectTypeOf<Row>().not.toHaveProperty("organizationId");
  expect(propertiesOf("risk")).not.toContain("organizationId");
});

it("a table that there is not is refused by name", () => {
  expect(() => propertiesOf("risks" as "risk")).toThrow("There is no entity of the table risks.");
  expect(() => columnsOf("risks" as "risk")).toThrow("There is no entity of the table risks.");
});

it("a name of the domain is spelled as the database spells it", () => {
  expect(["id", "ownerId", "coordinateSystem", "percentileLow"].map(snakeCase)).toEqual([
    "id",
    "owner_id",
    "coordinate_system",
    "percentile_low",
  ]);
});
