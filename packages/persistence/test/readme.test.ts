import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization } from "./register.ts";

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await freshDatabase();
  folder = await mkdtemp(fileURLToPath(new URL("example-", import.meta.url)));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await test.drop();
});

it("the README's example runs and shows what it says", async () => {
  const organizationId = await foundOrganization(test.database, "Readme");
  const userId = await makeUser(organizationId);
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const [imports = "", ...body] = (/```ts\n(.*?)```/s.exec(readme)?.[1] ?? "").split(";\n");
  const file = `${folder}/example.ts`;
  await writeFile(
    file,
    `${imports.replace("@riskloom/persistence", "../../src/index.ts")};
     export async function example(url: string, organizationId: number, userId: number) {
       ${body.join(";\n")}
       return { labels, again };
     }`,
  );
  const { example } = await import(file);
  const { labels, again } = await example(test.url, organizationId, userId);
  expect(labels.rows).toMatchObject([{ title: "Tender", createdBy: userId }]);
  expect(again).toEqual(labels.rows);
});

async function makeUser(organizationId: number): Promise<number> {
  await asOwner(
    test.url,
    `begin; select open_write(${organizationId}, null);
     insert into user_account (uid, organization_id, username, email, first_name, last_name)
     values (gen_random_uuid(), ${organizationId}, 'ann', 'ann@example.com', 'Ann', 'Lee'); commit`,
  );
  const [user] = await asOwner<{ id: number }>(
    test.url,
    "select id from user_account where username = 'ann'",
  );
  return user?.id ?? 0;
}
