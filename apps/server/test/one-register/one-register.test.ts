import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { createServer } from "../../src/server.ts";
import { type Fact, type Facts, sample } from "./facts.ts";
import { answered, type Interfaces, interfacesOf } from "./interfaces.ts";
import { losses } from "./losses.ts";
import { readers } from "./readers.ts";
import { writers } from "./writers.ts";

let register: TestRegister;
let interfaces: Interfaces;
const written = new Map<string, { title: string; facts: Facts }>();
beforeAll(async () => {
  register = await testRegister();
  const handler = createServer(
    register.deps,
    createLog(() => undefined),
  );
  interfaces = await interfacesOf(register, handler);
  for (const [name, write] of Object.entries(writers)) written.set(name, await write(interfaces));
});
afterAll(() => register.drop());

type Reader = keyof typeof readers;
const lossesOf = (reader: Reader): Partial<Record<Fact, string>> => (reader === "tRPC" ? {} : losses[reader]);

/** How much of a moment an interface tells. */
const momentsOf: Record<Reader, (moment: string) => string> = {
  RamRisk: (moment) => moment,
  tRPC: (moment) => moment,
  "Comp AI": (moment) => `${moment.slice(0, 23)}Z`,
  Kendis: (moment) => {
    const [year, month = "", day] = moment.slice(0, 10).split("-");
    const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    return `${day}-${names[Number(month) - 1]}-${year}`;
  },
};

const pairs = Object.keys(writers).flatMap((writer) =>
  (Object.keys(readers) as Reader[]).map((reader) => ({ writer, reader })),
);

describe("a risk", () => {
  it.each(pairs)(
    "written by $writer is the same for $reader, but for what it cannot say",
    async ({ writer, reader }) => {
      const { title = "", facts } = written.get(writer) ?? {};
      const { told, text } = await readers[reader](interfaces, title);
      const lost = Object.keys(lossesOf(reader));
      const [row] = (await interfaces.api.risk.list({ projectId: "default", search: title })).rows;
      const expected = { ...facts, registered: momentsOf[reader](row?.createdAt ?? "") };
      expect(told).toEqual(
        Object.fromEntries(Object.entries(expected).filter(([fact]) => !lost.includes(fact))),
      );
      for (const fact of ["cause", "effect", "notes"] as const)
        expect(text.includes(sample[fact])).toBe(!lost.includes(fact) && facts?.[fact] === sample[fact]);
    },
  );
});

describe("a custom field", () => {
  it("of incidents is an attribute of the organization, seen beside no risk, and those of risks are no attributes", async () => {
    const { api, incident, ramrisk, kendis, register } = interfaces;
    const body = { name: "Affected line", type: "STRING" };
    await answered(incident("POST", "/v1/incident/attributes", { body }));
    const attributes = JSON.stringify(await answered(incident("GET", "/v1/incident/attributes")));
    const types = JSON.stringify(
      await answered(ramrisk("GET", `/api/v1/projects/${register.projectId}/udf_types`)),
    );
    const risks = JSON.stringify(await answered(kendis("GET", "/api/v1/HT/risk?fields=customFields")));
    expect([attributes, types, risks].map((text) => text.includes("Affected line"))).toEqual([
      true,
      false,
      false,
    ]);
    expect([attributes, types, risks].map((text) => text.includes("multiSelect"))).toEqual([
      false,
      true,
      true,
    ]);
    expect((await api.customField.list({})).rows).toMatchObject([
      { name: "Affected line", target: "incident" },
    ]);
  });
});

const folders = { RamRisk: "ramrisk", "Comp AI": "comp", Kendis: "kendis" } as const;

describe("a loss", () => {
  it.each(Object.keys(folders) as (keyof typeof folders)[])("of %s stands in its README", async (name) => {
    const readme = await readFile(
      join(import.meta.dirname, "../../../rest/src/dialects", folders[name], "README.md"),
      "utf8",
    );
    const section = readme.slice(readme.indexOf("## Losses"));
    for (const [fact, words] of Object.entries(losses[name]))
      expect([fact, section]).toEqual([fact, expect.stringContaining(words)]);
  });
});
