import { compareTexts } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Api } from "../src/router.ts";
import { testRegister, type TestRegister } from "../src/testing.ts";

// Neither the order of code points nor that of any one language's dictionary.
const words = [
  "Zebra",
  "apple",
  "Äpfel",
  "Apple",
  "éclair",
  "Eclair",
  "straße",
  "Strasse",
  "10",
  "9",
  "_x",
  "Øre",
  "ore",
  "😀",
  "\uFFFD",
  "Яма",
  "йод",
];
// Their references are made of their letters and digits, and are no two the same.
const severities = [
  "Zebra",
  "apple",
  "Äpfel b",
  "Apple c",
  "éclair d",
  "10",
  "9 e",
  "Øre f",
  "banana",
  "Straße g",
];
const sorted = words.toSorted(compareTexts);

let register: TestRegister;
let alice: Api;
beforeAll(async () => {
  register = await testRegister();
  alice = await register.as("alice");
  for (const title of words)
    await alice.risk.create({ projectId: register.projectId, title, description: "x" });
  for (const name of severities) await alice.riskSeverity.create({ name });
}, 60_000);
afterAll(() => register.drop());

it("lists, pages by place and reports put texts into one order, upwards and downwards", async () => {
  for (const descending of [false, true]) {
    const wanted = descending ? sorted.toReversed() : sorted;
    const listed = await alice.risk.list({
      projectId: register.projectId,
      orderBy: [{ key: "title", descending }],
    });
    expect(listed.rows.map(({ title }) => title)).toEqual(wanted);

    const paged: string[] = [];
    const orderBy = [{ key: "name", descending }];
    let after: (string | number | boolean | null)[] | undefined;
    do {
      const page = await alice.riskSeverity.list({
        limit: 3,
        orderBy,
        ...(after !== undefined && { after }),
      });
      paged.push(...page.rows.map(({ name }) => name));
      after = page.rows.length < 3 ? undefined : (page.end ?? undefined);
    } while (after !== undefined);
    const names = severities.toSorted(compareTexts);
    expect(paged).toEqual(descending ? names.toReversed() : names);

    const { results } = await alice.report.riskList({
      projectGroupId: (await alice.projectGroup.list({})).rows[0]?.id ?? 0,
      ordering: { risks: [{ key: "title", descending }] },
      options: { maxRisks: 20 },
    });
    expect(results[0]?.risks.map(({ title }) => title)).toEqual(wanted);
  }
});
