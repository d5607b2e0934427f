import type { Api } from "@riskloom/api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";

type Json = Record<string, unknown>;

let world: World;
let api: Api;
let project: string;
beforeAll(async () => {
  world = await openWorld("in process");
  api = await world.register.as("alice");
  project = `/api/v1/projects/${world.register.projectId}`;
});
afterAll(() => world.close());

/** A risk that Comp AI scored between the classes of a matrix, and its evaluation as RamRisk shows it. */
async function scored() {
  const body = {
    title: "Between classes",
    description: "Scored",
    category: "technology",
    probability: 7.3,
    impact: 8.2,
  };
  const made = (await world.send("POST", "/api/v1/risks", { dialect: "comp", body })).json as { data: Json };
  const comp = `/api/v1/risks/${String(made.data["id"])}`;
  const { json } = await world.send("GET", `${project}/risks?ordering=-id&page_size=1`);
  const [risk] = (json as { results: { id: number; evaluations: (Json & { id: number })[] }[] }).results;
  const [evaluation] = risk?.evaluations ?? [];
  if (risk === undefined || evaluation === undefined) throw new Error("the risk is scored");
  const scores = async () => {
    const { data } = (await world.send("GET", comp, { dialect: "comp" })).json as { data: Json };
    return [data["probability"], data["impact"]];
  };
  return { evaluation, path: `${project}/evaluations/${evaluation.id}`, riskId: risk.id, scores };
}

it("scores between the classes outlive a write that changes nothing, by whatever interface it comes", async () => {
  const { evaluation, path, riskId, scores } = await scored();
  const { projectId } = world.register;
  const cell = (evaluation["cell"] as { id: number }).id;
  const entries = async () => (await api.logEntry.list({ projectId, riskId, limit: null })).rows.length;
  const [logged, { version }] = [await entries(), await api.evaluation.get({ projectId, id: evaluation.id })];
  for (const [method, body] of [
    ["PATCH", {}],
    ["PATCH", { cell }],
    ["PUT", evaluation],
  ] as const) {
    const { status, text } = await world.send(method, path, { body });
    expect([status, text]).toEqual([200, text]);
  }
  await api.evaluation.update({ projectId, id: evaluation.id, patch: {} });
  await api.evaluation.update({ projectId, id: evaluation.id, patch: { cellId: cell } });
  expect(await scores()).toEqual([7.3, 8.2]);
  expect(await entries()).toBe(logged);
  expect((await api.evaluation.get({ projectId, id: evaluation.id })).version).toBe(version);
});

it.each(["0x10", "0b1", "0o7", "1_000", "1e", "Infinity", "NaN", "٣", "１"])(
  "an estimate is a decimal figure and nothing that a program might take for one: %s",
  async (figure) => {
    const { evaluation, path } = await scored();
    const names = ["freq_low", "freq_mid", "freq_high", "cons_low", "cons_mid", "cons_high"];
    for (const name of names) {
      const { status, json } = await world.send("PATCH", path, { body: { [name]: figure } });
      expect([status, Object.keys(json as Json)]).toEqual([400, [name]]);
    }
    const after = await world.send("GET", path);
    expect(names.map((name) => (after.json as Json)[name])).toEqual(names.map((name) => evaluation[name]));
  },
);

it("money beyond what 32 bits hold is stored, and put back through RamRisk, as it is", async () => {
  const { projectId } = world.register;
  const [cost] = (await api.controlCost.list({ projectId, limit: null })).rows;
  const path = `${project}/controlcosts/${cost?.id}`;
  for (const value of [2 ** 31, -(2 ** 31) - 1, 3_000_000_000_000, Number.MAX_SAFE_INTEGER]) {
    await api.controlCost.update({ projectId, id: cost?.id ?? 0, patch: { value } });
    const before = await world.send("GET", path);
    expect((before.json as Json)["value"]).toBe(value);
    for (const [method, body] of [
      ["PUT", before.json],
      ["PATCH", { value }],
    ] as const)
      expect(await world.send(method, path, { body })).toMatchObject({ status: 200, text: before.text });
  }
});
