import { afterAll, beforeAll, expect, it } from "vitest";
import { writeTransaction } from "../src/index.ts";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";
import { foundOrganization } from "./register.ts";

let test: TestDatabase;
let ours: number;
let others: number;
beforeAll(async () => {
  test = await freshDatabase();
  ours = await foundOrganization(test.database, "Ours");
  others = await foundOrganization(test.database, "Others");
});
afterAll(() => test.drop());

const keep = (organization: number, hours: number, count: number) =>
  asOwner(
    test.url,
    `insert into idempotency_key (organization_id, user_id, key, fingerprint, answer, created_at)
     select $1, 1, $2::integer || ' hours, ' || n, '', '{}', clock_timestamp() - make_interval(hours => $2::integer) from generate_series(1, $3) n`,
    [organization, hours, count],
  );
const write = (organizationId: number) =>
  writeTransaction(test.database, { organizationId, userId: null }, () => Promise.resolve());
const kept = async (organization: number) => {
  const [row] = await asOwner<{ old: number; young: number }>(
    test.url,
    `select count(*) filter (where key like '25 %')::integer as old, count(*) filter (where key like '23 %')::integer as young
     from idempotency_key where organization_id = $1`,
    [organization],
  );
  return row;
};

it("answers to keyed requests are kept for a day, and then go with later writes of the organization, a few at a time", async () => {
  for (const organization of [ours, others]) {
    await keep(organization, 25, 50);
    await keep(organization, 23, 5);
  }
  const left: unknown[] = [];
  for (let n = 0; n < 4; n++) {
    await write(ours);
    left.push(await kept(ours));
  }
  expect(left).toEqual([30, 10, 0, 0].map((old) => ({ old, young: 5 })));
  expect(await kept(others)).toEqual({ old: 50, young: 5 });
});
