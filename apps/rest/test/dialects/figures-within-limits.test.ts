import type { Api } from "@riskloom/api";
import { createMatrix, writeFor } from "@riskloom/api/installation";
import { maxFigure } from "@riskloom/domain";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";

/** The names of an estimate's figures in the API and in RamRisk, and between which figures they may lie. */
const names = [
  ["frequencyLow", "freq_low", 0, maxFigure.frequency],
  ["frequencyMid", "freq_mid", 0, maxFigure.frequency],
  ["frequencyHigh", "freq_high", 0, maxFigure.frequency],
  ["consequenceLow", "cons_low", -maxFigure.consequence, maxFigure.consequence],
  ["consequenceMid", "cons_mid", -maxFigure.consequence, maxFigure.consequence],
  ["consequenceHigh", "cons_high", -maxFigure.consequence, maxFigure.consequence],
] as const;
const beyond = [1.000_000_1, 1e3, 1e9] as const;

let world: World;
let api: Api;
let projectId: number;
let matrixId: number;
let groupId: number;
beforeAll(async () => {
  world = await openWorld("in process");
  api = await world.register.as("alice");
  ({ projectId } = world.register);
  const { deps, organizationId, users } = world.register;
  const classes = [1, 2, 3].map((at) => ({ name: `Class ${at}`, low: at - 1, mid: at - 0.5, high: at }));
  const on = { organizationId, user: { id: users.alice, fullName: "Alice Example" } };
  ({ id: matrixId } = await writeFor(deps.database, on, (write) =>
    createMatrix(write, projectId, {
      target: { name: "Loss", unit: "EUR", monetary: true },
      frequencies: classes,
      consequences: classes,
      explicitEvaluation: true,
    }),
  ));
  groupId =
    (await api.projectGroup.list({ limit: null })).rows.find(({ parentId }) => parentId === null)?.id ?? 0;
});
afterAll(() => world.close());

const risk = async (): Promise<number> =>
  (await api.risk.create({ projectId, title: "Estimated", description: "By figures", status: "open" })).id;

const estimate = {
  frequencyLow: 0.1,
  frequencyMid: 0.2,
  frequencyHigh: 0.4,
  consequenceLow: 10,
  consequenceMid: 20,
  consequenceHigh: 40,
};
const evaluated = async (figures: Partial<Record<keyof typeof estimate, number | null>> = estimate) =>
  api.evaluation.create({ projectId, riskId: await risk(), matrixId, ...figures });
const pathOf = (id: number) => `/api/v1/projects/${projectId}/evaluations/${id}`;

/** Answers the paths of the faults that an error tells. */
const faultsOf = (answer: Promise<unknown>) =>
  answer.then(
    () => [],
    (error: { issues?: { path: unknown[] }[]; cause?: { issues?: { path: unknown[] }[] } }) =>
      (error.issues ?? error.cause?.issues ?? []).map(({ path }) => path.at(-1)),
  );

describe.each(names)("%s", (name, wire, min, max) => {
  const ends = [max, ...(min < 0 ? [min] : [])];
  it("may stand at its limit, alone or with the others", async () => {
    for (const figure of ends) {
      const { id } = await evaluated({ [name]: figure });
      expect((await api.evaluation.get({ projectId, id }))[name]).toBe(figure);
      const { status, json } = await world.send("PATCH", pathOf(id), { body: { [wire]: figure } });
      expect([status, (json as Record<string, unknown>)[wire]]).toEqual([200, figure]);
    }
  });

  it("is refused beyond it, by name and through every interface that writes it, and nothing is changed", async () => {
    const { id, version } = await evaluated();
    const tried = [
      ...ends.flatMap((end) => beyond.map((factor) => end * factor)),
      ...(min === 0 ? [-1e-9] : []),
    ];
    for (const figure of tried) {
      expect(await faultsOf(api.evaluation.update({ projectId, id, patch: { [name]: figure } }))).toContain(
        name,
      );
      expect(await faultsOf(evaluated({ [name]: figure }))).toEqual([name]);
      const { status, json } = await world.send("PATCH", pathOf(id), { body: { [wire]: figure } });
      expect([status, Object.keys(json as object)]).toEqual([400, expect.arrayContaining([wire])]);
    }
    expect((await api.evaluation.get({ projectId, id })).version).toBe(version);
  });
});

it("two figures of three are in order, too", async () => {
  for (const [figures, wrong] of [
    [{ frequencyLow: 3, frequencyMid: 2 }, "frequencyMid"],
    [{ frequencyMid: 3, frequencyHigh: 2 }, "frequencyHigh"],
    [{ consequenceLow: 3, consequenceHigh: 2 }, "consequenceHigh"],
  ] as const)
    expect(await faultsOf(evaluated(figures))).toEqual([wrong]);
});

it("figures of earlier days stay where they are put back, and reports leave their risk out by name", async () => {
  const { id, riskId } = await evaluated();
  const old = new Client({ connectionString: world.register.url });
  await old.connect();
  await old.query("set session_replication_role = replica");
  await old.query("update evaluation set frequency_high = 1e13, consequence_high = 1e69 where id = $1", [id]);
  await old.end();
  const shown = await world.send("GET", pathOf(id));
  const before = await api.evaluation.get({ projectId, id });
  expect(before).toMatchObject({ frequencyHigh: 1e13, consequenceHigh: 1e69 });
  expect(await world.send("PUT", pathOf(id), { body: shown.json })).toMatchObject({
    status: 200,
    text: shown.text,
  });
  const patch = Object.fromEntries(names.map(([name]) => [name, before[name]]));
  expect(await api.evaluation.update({ projectId, id, patch })).toEqual(before);
  // What is new beside them is taken.
  await api.evaluation.update({ projectId, id, patch: { consequenceLow: 11 } });
  expect(await faultsOf(api.evaluation.update({ projectId, id, patch: { frequencyHigh: 1e12 } }))).toEqual([
    "frequencyHigh",
  ]);
  const options = { matrixIds: [matrixId] };
  const { results } = await api.report.scurve({ projectGroupId: groupId, options });
  expect(results[0]?.matrices[0]?.curves[0]?.excludedRiskIds).toContain(riskId);
});

describe("figures at random between the limits", () => {
  const elements = [
    "scurve",
    "riskContributions",
    "valueAtRisk",
    "status",
    "matrix",
    "barplots",
    "riskList",
  ] as const;

  it("make no report fail", { timeout: 240_000 }, async () => {
    let state = 20_261_201;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let register = 0; register < 6; register += 1) {
      for (let i = 0; i < 4; i += 1) {
        const three = (most: number, signed: boolean) =>
          Array.from(
            { length: 3 },
            () => most * 10 ** (-30 * random() ** 2) * (signed && random() < 0.2 ? -1 : 1),
          ).toSorted((a, b) => a - b);
        const [frequencyLow = 0, frequencyMid = 0, frequencyHigh = 0] = three(maxFigure.frequency, false);
        const [consequenceLow = 0, consequenceMid = 0, consequenceHigh = 0] = three(
          maxFigure.consequence,
          true,
        );
        await evaluated({
          frequencyLow,
          frequencyMid,
          frequencyHigh,
          consequenceLow,
          consequenceMid,
          consequenceHigh,
        });
      }
      for (const element of elements) {
        const { results } = await api.report[element]({ projectGroupId: groupId });
        expect(results).toHaveLength(1);
      }
    }
  });
});
