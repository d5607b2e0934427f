import { createCaller, createContext, type Api } from "@riskloom/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoOrganizations } from "@riskloom/demo";
import { type DemoServer, demoServer } from "./demo-server.ts";

let server: DemoServer;
let alice: Api;
let carol: Api;
beforeAll(async () => {
  server = await demoServer();
  const as = async (name: string) =>
    createCaller(
      await createContext(server.deps, { secret: { kind: "bearer", token: `demo-token-${name}` } }),
    );
  alice = await as("alice");
  carol = await as("carol");
});
afterAll(() => server.drop());

const tunnel = demoOrganizations[0]?.projects[0];
const projectId = 1;

describe("the demo register", () => {
  it("holds everything that its data tells of", async () => {
    const count = async (list: Promise<{ total: number }>) => (await list).total;
    expect(await count(alice.risk.list({ projectId }))).toBe(tunnel?.risks.length);
    expect(await count(alice.control.list({ projectId }))).toBe(tunnel?.controls.length);
    expect(await count(alice.action.list({ projectId }))).toBe(tunnel?.actions.length);
    expect(await count(alice.causality.list({ projectId }))).toBe(tunnel?.causalities.length);
    expect(await count(alice.mapFeature.list({ projectId }))).toBe(tunnel?.mapFeatures.length);
    expect(await count(alice.label.list({ projectId }))).toBe(tunnel?.labels.length);
    expect(await count(alice.project.list({}))).toBe(2);
  });

  it("remembers when everything happened", async () => {
    const [first] = (await alice.risk.list({ projectId, limit: 1 })).rows;
    const event = tunnel?.timeline.find(({ changes }) => changes.some(({ kind }) => kind === "createRisks"));
    expect(first?.createdAt).toBe(event?.at);
    const [baseline] = (await alice.label.list({ projectId })).rows;
    const then = await alice.risk.list({ projectId, asOf: baseline?.date });
    expect(then.total).toBeLessThan(tunnel?.risks.length ?? 0);
    expect(then.total).toBeGreaterThan(30);
  });

  it("hides its confidential risks from whoever has no right to them", async () => {
    const confidential = tunnel?.risks.filter((risk) => risk.confidential === true).length ?? 0;
    expect(confidential).toBeGreaterThan(0);
    expect((await carol.risk.list({ projectId })).total).toBe((tunnel?.risks.length ?? 0) - confidential);
  });

  it("numbers its risks as its data does", async () => {
    const { rows } = await alice.risk.list({ projectId, limit: null });
    const numbers = new Map(rows.map(({ title, number }) => [title, number]));
    const unedited = tunnel?.risks.filter(({ title }) => numbers.has(title)) ?? [];
    expect(unedited.length).toBeGreaterThan(40);
    expect(unedited.map(({ title }) => numbers.get(title))).toEqual(unedited.map(({ number }) => number));
  });

  it("holds its delivery register whole, as its history left it", async () => {
    const delivery = demoOrganizations[0]?.projects[1];
    const include = { customValues: true, comments: true };
    const { rows, total } = await alice.register.risks({ registerId: "RR-PROG", limit: null, include });
    expect(total).toBe(delivery?.risks.length);
    const changes = delivery?.timeline.flatMap((event) => event.changes) ?? [];
    const said = changes.filter(({ kind }) => kind === "comment").length;
    expect(rows.flatMap(({ comments }) => comments)).toHaveLength(said);
    for (const { key, number, delivery: added, customValues = {}, evaluations } of delivery?.risks ?? []) {
      const shown = rows.find((row) => row.number === number);
      const later = changes.filter((change) => "risk" in change && change.risk === key);
      const status = later.findLast(({ kind }) => kind === "setRegisterStatus") as
        | { status: string }
        | undefined;
      const named = delivery?.register?.statuses.find((one) => one.key === (status?.status ?? added?.status));
      expect(shown?.status).toMatchObject({ label: named?.label, status: named?.status });
      expect(shown?.raisedDate).toBe(added?.raisedDate);
      expect(shown?.linkedItems.map((item) => item.key)).toEqual(added?.linkedItems.toSorted());
      expect([shown?.teams.length, shown?.sprints.length, shown?.watchers.length]).toEqual([
        added?.teams.length,
        added?.sprints.length,
        added?.watchers.length,
      ]);
      const values = later.flatMap((change) =>
        change.kind === "setCustomValues" ? Object.keys(change.values) : [],
      );
      expect(shown?.customValues).toHaveLength(new Set([...Object.keys(customValues), ...values]).size);
      const rated = Object.keys(evaluations).length > 0 || later.some(({ kind }) => kind === "evaluate");
      expect(shown?.level !== null).toBe(rated);
    }
    const types = new Set(rows.flatMap(({ customValues }) => customValues.map(({ field }) => field.type)));
    expect(types.size).toBe(9);
  });
});
