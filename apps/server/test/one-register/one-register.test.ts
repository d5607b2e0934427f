import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { testRegister, type TestRegister } from "@riskloom/api/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { createServer } from "../../src/server.ts";
import { readThroughKendis, readThroughRamRisk, readThroughTrpc, sayThroughRamRisk } from "./conversation.ts";
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

/** How much of the moment of a remark an interface tells. */
const remarkedAt = (reader: Reader, moment: string): string =>
  reader === "Kendis" ? `${momentsOf[reader](moment)} ${moment.slice(11, 16)}` : momentsOf[reader](moment);

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
      const said = await interfaces.api.comment.list({ projectId: "default", riskId: row?.id ?? 0 });
      const moments = said.rows.toReversed().map(({ createdAt }) => remarkedAt(reader, createdAt));
      const expected = {
        ...facts,
        registered: momentsOf[reader](row?.createdAt ?? ""),
        comments: facts?.comments.map((remark, index) => ({ ...remark, at: moments[index] })),
      };
      expect(told).toEqual(
        Object.fromEntries(Object.entries(expected).filter(([fact]) => !lost.includes(fact))),
      );
      for (const fact of ["cause", "effect", "notes"] as const)
        expect(text.includes(sample[fact])).toBe(!lost.includes(fact) && facts?.[fact] === sample[fact]);
      // a conversation is told to those who ask for it
      for (const remark of sample.comments) expect(text).not.toContain(remark.text.slice(0, 15));
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

describe("a comment", () => {
  const talk = async (title: string) => {
    const { api, ramrisk, register } = interfaces;
    const { id: riskId } = await api.risk.create({ projectId: "default", title, description: title });
    const path = `/api/v2/projects/${register.projectId}/risks/${riskId}`;
    await sayThroughRamRisk(ramrisk, path);
    return { path, riskId };
  };

  it("that is reworded or taken back through one interface is so for the others, and is still read as it was", async () => {
    const { api, ramrisk, kendis } = interfaces;
    const title = "Talked over";
    const { path, riskId } = await talk(title);
    const [his, hers] = (await api.comment.list({ projectId: "default", riskId })).rows;
    const before = await readThroughKendis(kendis, title);
    const body = { comment: "Grout has come" };
    await answered(ramrisk("PUT", `${path}/comments/${his?.id}`, { body }));
    const reworded = await readThroughKendis(kendis, title);
    expect(reworded).toEqual([before[0], { ...before[1], text: "Grout has come" }]);
    await api.comment.remove({ projectId: "default", riskId, id: hers?.id ?? 0 });
    expect(await readThroughKendis(kendis, title)).toEqual([reworded[1]]);
    expect(await readThroughRamRisk(ramrisk, path)).toEqual(await readThroughTrpc(interfaces, riskId));
    const asItWas = await kendis("GET", "/api/v1/HT/risk?fields=title,conversation", {
      headers: { "X-As-Of": his?.createdAt ?? "" },
    });
    expect(await asItWas.json()).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({
          title,
          conversation: sample.comments.map(({ text }) => expect.objectContaining({ comment: text })),
        }),
      ]),
    });
  });

  it("on a control, an action or an incident is in no risk's conversation", async () => {
    const { api, ramrisk, kendis, incident, register, controlId } = interfaces;
    const title = "Silent";
    const { id: riskId } = await api.risk.create({ projectId: "default", title, description: title });
    await api.riskControl.attach({ projectId: "default", riskId, controlId });
    const action = await api.action.create({ projectId: "default", controlId, description: "Order" });
    const body = { comment: "Said elsewhere" };
    const project = `/api/v1/projects/${register.projectId}`;
    for (const path of [`controls/${controlId}`, `actions/${action.id}`])
      await answered(ramrisk("POST", `${project}/${path}/comments`, { body }));
    const { uid } = await api.incident.create({
      name: "Outage",
      status: "NEW",
      type: "OTHERS",
      date: "2026-01-02T03:04:05.000000Z",
      description: "Loss of power",
      reportedBy: "System Monitor",
      riskId,
    });
    await answered(incident("POST", `/v1/incident/${uid}/comments`, { body: { text: body.comment } }));
    expect(await readThroughKendis(kendis, title)).toEqual([]);
    expect(await readThroughRamRisk(ramrisk, `${project}/risks/${riskId}`)).toEqual([]);
    expect(await readThroughTrpc(interfaces, riskId)).toEqual([]);
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
