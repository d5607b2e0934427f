import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import {
  columnsOf,
  foundingTransaction,
  Organization,
  readTransaction,
  uuidV7,
  writeTransaction,
} from "../src/index.ts";

let test: TestDatabase;
let organizationId: number;
beforeAll(async () => {
  test = await freshDatabase();
  organizationId = await foundingTransaction(test.database, async ({ em }, id) => {
    em.create(Organization, {
      id,
      organizationId: id,
      uid: uuidV7(),
      name: "Versions",
      defaultProjectId: null,
    });
    await em.flush();
    return id;
  });
});
afterAll(() => test.drop());

it("keeps every version and shows each at its moment", async () => {
  const rename = (name: string) =>
    writeTransaction(test.database, { organizationId, userId: null }, async ({ em, at }) => {
      const organization = await em.findOneOrFail(Organization, { id: organizationId });
      organization.name = name;
      await em.flush();
      return at;
    });
  const moments = [await rename("First"), await rename("Second"), await rename("Third")];
  const seen = await Promise.all(
    moments.map((asOf) =>
      readTransaction(test.database, { organizationId, userId: null, asOf }, ({ db }) =>
        db.selectFrom("organization").select(columnsOf("organization")).executeTakeFirstOrThrow(),
      ),
    ),
  );
  expect(seen.map(({ name }) => name)).toEqual(["First", "Second", "Third"]);
  expect(seen.map(({ version }) => version)).toEqual([2, 3, 4]);
  expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(moments);
});
