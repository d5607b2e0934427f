import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../contract/world/world.ts";
import { requests } from "../examples/ramrisk-reports.ts";

let world: World;
let group: number;
let matrices: number[];
let labels: number[];
beforeAll(async () => {
  world = await openWorld("in process");
  const rowsOf = async (path: string) =>
    ((await world.send("GET", path)).json as { results: { id: number }[] }).results;
  group = (await rowsOf("/api/v1/projectgroups"))[0]?.id ?? 0;
  matrices = (await rowsOf("/api/v1/projects/1/matrices")).map(({ id }) => id);
  await world.send("POST", "/api/v1/projects/1/labels", { body: { title: "Award" } });
  labels = (await rowsOf("/api/v1/projects/1/labels")).map(({ id }) => id);
});
afterAll(() => world.close());

const ask = async (version: "v1" | "v2", element: string, body: object) =>
  world.send("POST", `/api/${version}/reporting/${element}`, { body: { project_group: group, ...body } });

describe("the documented requests", () => {
  it.each(requests)(
    "of $element are answered in both versions",
    async ({ element, filter, ordering, opts, moments, answer }) => {
      const asked = { filter, ordering, opts: withMatrices(opts) };
      const times = moments === 0 ? {} : { labels: { labels: labels.slice(0, moments) } };
      const first = await ask("v1", element, { ...asked, ...times });
      expect({ element, status: first.status, json: first.json }).toMatchObject({
        status: 200,
        json: { element, project_group: group, results: answer },
      });
      const again = moments === 0 ? {} : { timestamps: { timestamps: labels.slice(0, moments) } };
      const second = await ask("v2", element, { ...asked, ...again });
      expect(second.status).toBe(200);
      expect((second.json as { results: unknown }).results).toEqual(
        (first.json as { results: unknown }).results,
      );
      expect(Object.keys(second.json as object)).toContain("timestamps");
      expect(Object.keys(first.json as object)).toContain("labels");
    },
  );
});

/** The examples name matrices 1 and 2; here they have the identifiers that they have. */
function withMatrices(opts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const id = (given: unknown) => (typeof given === "number" ? matrices[given - 1] : given);
  return {
    ...opts,
    ...(Array.isArray(opts["matrices"]) && { matrices: opts["matrices"].map(id) }),
    ...(typeof opts["risk_targets"] === "number" && { risk_targets: id(opts["risk_targets"]) }),
  };
}

it("fills in the documented defaults and echoes them in the manual's names", async () => {
  const { json } = await ask("v1", "matrix", {});
  expect(json).toMatchObject({
    filter: { verbosity_level: 1, control_apply_risk_filter: true, unattached_controls: false },
    opts: { eval_types: [20], previous_timestamp: false, matrices: null },
    labels: { label_selection_type: "manual", labels: [] },
  });
});

it("takes a filter as a list of single options, a single evaluation type, and options under both spellings", async () => {
  const listed = await ask("v1", "risk_list", {
    filter: [{ text_search: "1,2" }, { filter_status: [10] }],
    opts: { eval_types: 10 },
  });
  expect(listed.json).toMatchObject({
    filter: { text_search: "1,2", filter_status: [10] },
    opts: { eval_types: [10] },
    results: [{ count: 2 }],
  });
  for (const name of ["max_actions", "actionlist-max_actions"])
    expect((await ask("v1", "action_list", { opts: { [name]: 10 } })).json).toMatchObject({
      opts: { "actionlist-max_actions": 10 },
    });
});

it("takes all timestamps of the projects, and ignores the word of the other version", async () => {
  const all = await ask("v2", "status", { timestamps: { timestamp_selection_type: "all" } });
  const { results } = all.json as { results: { timestamp: { title: string } }[] };
  expect(results.map(({ timestamp }) => timestamp.title)).toEqual(
    expect.arrayContaining(["Tender", "Award", "Mine"]),
  );
  expect((await ask("v2", "status", { labels: { labels: [9_999_999] } })).json).toMatchObject({
    results: [{ timestamp: null }],
  });
});

const refused: [string, object, object][] = [
  [
    "status",
    { project_group: 9_999_999 },
    { project_group: ['Invalid pk "9999999" - object does not exist.'] },
  ],
  ["status", { project_group: undefined }, { project_group: ["This field is required."] }],
  [
    "status",
    { labels: { labels: [9_999_999] } },
    { labels: { labels: ['Invalid pk "9999999" - object does not exist.'] } },
  ],
  [
    "barplots",
    { opts: { matrices: [9_999_999] } },
    { opts: { matrices: ['Invalid pk "9999999" - object does not exist.'] } },
  ],
  [
    "matrix",
    { opts: { project_for_layout: 9_999_999 } },
    { opts: { project_for_layout: ['Invalid pk "9999999" - object does not exist.'] } },
  ],
  [
    "matrix",
    { opts: { previous_timestamp: true } },
    { opts: { previous_timestamp: ["At least two timestamps are required."] } },
  ],
  [
    "risk_list",
    { opts: { use_previous: true } },
    { opts: { use_previous: ["At least two timestamps are required."] } },
  ],
  [
    "risk_list",
    { opts: { eval_types: [19] } },
    { opts: { eval_types: ["At least two timestamps are required."] } },
  ],
  [
    "risk_list",
    { opts: { list_type: "vanished" } },
    { opts: { list_type: ['"vanished" is not a valid choice.'] } },
  ],
  ["scurve", { opts: { percentiles: [0.33] } }, { opts: { percentiles: ['"0.33" is not a valid choice.'] } }],
  [
    "monte_carlo",
    { opts: { simulations: 10_001 } },
    { opts: { simulations: ["Ensure this value is less than or equal to 10000."] } },
  ],
  [
    "monte_carlo",
    { opts: { simulations: 0 } },
    { opts: { simulations: ["Ensure this value is greater than or equal to 1."] } },
  ],
  [
    "risk_value_contributions",
    { opts: { max_risks: 7 } },
    { opts: { max_risks: ['"7" is not a valid choice.'] } },
  ],
  ["var_diff", { opts: { sort: "by_luck" } }, { opts: { sort: ['"by_luck" is not a valid choice.'] } }],
  ["barplots", { opts: { matrices: ["worst"] } }, { opts: { matrices: ['"worst" is not a valid choice.'] } }],
  [
    "status",
    { filter: { filter_status: [11] } },
    { filter: { filter_status: ['"11" is not a valid choice.'] } },
  ],
];

it.each(refused)("refuses %s with %j", async (element, body, answer) => {
  const { status, json } = await ask("v1", element, body);
  expect({ status, json }).toEqual({ status: 400, json: answer });
});

it("knows no element by another name, and no other method", async () => {
  expect((await ask("v1", "pie", {})).status).toBe(404);
  expect((await world.send("GET", "/api/v1/reporting/status")).status).toBe(405);
});

it("passes over orders that it does not know, as the manual's own example needs", async () => {
  const { status, json } = await ask("v1", "risk_list", {
    ordering: { risks: ["luck", "-risk_number"], actions: ["control_number"] },
  });
  expect({ status, json }).toMatchObject({
    status: 200,
    json: {
      ordering: { risks: ["-risk_number"], actions: [] },
      results: [{ risks: [{ risk_number: 3 }, {}, {}] }],
    },
  });
});
