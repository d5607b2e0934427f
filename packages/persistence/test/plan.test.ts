import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization, makeProject, writerOf } from "./register.ts";

let test: TestDatabase;
let organizationId: number;
let projectId = 0;
let asOf: string;
beforeAll(async () => {
  test = await freshDatabase();
  for (const name of ["Other", "Ours"]) {
    organizationId = await foundOrganization(test.database, name);
    const write = writerOf(test.database, organizationId);
    await write(async (writing) => {
      for (let index = 0; index < 10; index++)
        projectId = await makeProject(writing, organizationId, `P${index}`);
      const fill = `insert into risk (uid, organization_id, project_id, number, title, description, cause, effect, notes, status, confidential, category)
        select gen_random_uuid(), organization_id, id, n, 'Risk', '', '', '', '', 'new', false, 'other' from project, generate_series(1, 100) n`;
      await writing.db.executeQuery(CompiledQuery.raw(fill));
    });
    asOf = await write(async ({ db, at }) => {
      await db.updateTable("risk").set({ title: "Second" }).execute();
      return at;
    });
    await write(({ db }) => db.updateTable("risk").set({ title: "Third" }).execute());
  }
  await asOwner(test.url, "analyze");
});
afterAll(() => test.drop());

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: Node[];
}

it("a page of a project's risks is found by tenant and project, now and, on both branches, in the past", async () => {
  const scansOf = async (past?: string) => {
    const { rows } = await readTransaction(
      test.database,
      { organizationId, userId: null, asOf: past },
      ({ db }) =>
        db.executeQuery<{ "QUERY PLAN": { Plan: Node }[] }>(
          CompiledQuery.raw(
            `explain (format json) select * from risk where organization_id = ${organizationId} and project_id = ${projectId} order by id limit 20`,
          ),
        ),
    );
    return everyNode(rows[0]?.["QUERY PLAN"][0]?.Plan).filter((node) => node["Relation Name"] !== undefined);
  };
  // A bitmap scan's condition stands in its index scan, which names no relation.
  const byTenant = (node: Node): boolean =>
    [node, ...(node.Plans ?? [])].some(({ "Index Cond": condition = "" }) =>
      /organization_id = .*project_id = /.test(condition),
    );
  const [now, past] = [await scansOf(), await scansOf(asOf)];
  expect(now.map((node) => node["Relation Name"])).toEqual(["risk"]);
  expect(past.map((node) => String(node["Relation Name"])).sort()).toEqual(["risk", "risk_history"]);
  expect([...now, ...past].filter((node) => !byTenant(node))).toEqual([]);
});

function everyNode(node: Node | undefined): Node[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(everyNode)];
}
