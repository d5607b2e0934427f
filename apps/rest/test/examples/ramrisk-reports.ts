import { expect } from "vitest";

/** A request of the manual's chapter on reporting, and what its answer means on the register of the suites. */
interface ReportRequest {
  element: string;
  filter: object;
  ordering: object;
  opts: Readonly<Record<string, unknown>>;
  /** how many labels, or timestamps, the example names */
  moments: number;
  answer: unknown[];
}

const all = { eval_types: [10, 20, 30] };
const request = (element: string, answer: unknown[], rest: Partial<ReportRequest> = {}): ReportRequest => ({
  element,
  filter: {},
  ordering: {},
  opts: {},
  moments: 0,
  ...rest,
  answer,
});
const given = { object: "risk", number: 1, previous_owner: "", owner: "Alice Example" };
const bars = expect.arrayContaining([expect.objectContaining({ color: 0, label: "Low" })]) as unknown;

export const requests: readonly ReportRequest[] = [
  request(
    "action_list",
    [
      { count: 0, actions: [] },
      { count: 0, actions: [] },
    ],
    {
      filter: { action_text_search: "Action" },
      ordering: { actions: ["action_number"] },
      opts: { "actionlist-max_actions": 10 },
      moments: 2,
    },
  ),
  request(
    "barplots",
    [
      {
        timestamp: { title: "Tender" },
        plots: [
          { eval_type: 10, bars },
          { eval_type: 20 },
          {},
          {},
          {},
          {},
          {},
          { matrix: null, name: "Highest Risk Level" },
        ],
      },
    ],
    {
      opts: { matrices: [1, 2, 3, "worst_risk_type"], eval_types: [10, 20] },
      moments: 1,
    },
  ),
  request("control_value", [{ matrices: [{ realised: 0, remaining: 0, controls: [] }, {}, {}] }], {
    opts: { matrices: [1, 2, 3], subtract_costs: true },
    moments: 1,
  }),
  request("control_list", [{ count: 0, controls: [] }], {
    filter: { control_text_search: "Control" },
    ordering: { actions: ["control_number"] },
    opts: { "controllist-max_controls": 10 },
  }),
  request("matrix", [{ matrices: [{ rows: 5, columns: 5 }, {}, {}] }, { timestamp: { title: "Award" } }], {
    opts: { previous_timestamp: true, ...all },
    moments: 2,
  }),
  request("ownership_change", [{ changes: expect.arrayContaining([expect.objectContaining(given)]) }]),
  request("ownership", [
    {
      owners: [
        { full_name: "Alice Example", risks: [{ status: 10, status_display: "New", count: 3 }, {}, {}, {}] },
      ],
    },
  ]),
  request("project_information", [{ projects: [{ id: 1, title: "Harbour Tunnel", status: 10 }] }]),
  request(
    "risk_list",
    [
      {
        count: 3,
        list_type: "normal",
        risks: [
          { risk_number: 1, title: "Face collapse", references: [] },
          { risk_number: 2 },
          { risk_number: 3 },
        ],
      },
    ],
    {
      filter: { text_search: "soft ground" },
      ordering: { risks: ["risk_number"] },
      opts: { max_risks: 20, risk_targets: 1 },
    },
  ),
  request(
    "scurve",
    [
      {
        matrices: [
          {
            name: "Cost",
            unit: "EUR",
            curves: [{ eval_type: 10, risks: 3, percentiles: [{ percentile: 0.05 }, {}, {}] }, {}, {}],
          },
          {},
        ],
      },
    ],
    {
      opts: { matrices: [1, 2], include_budget: true, percentiles: [0.05, 0.2, 0.7], ...all },
    },
  ),
  request(
    "monte_carlo",
    [
      {
        simulations: 2000,
        seed: expect.any(Number),
        matrices: [
          {
            name: "Cost",
            unit: "EUR",
            curves: [
              { eval_type: 10, risks: 3, percentiles: [{ exact: expect.any(Number) }, {}, {}] },
              {},
              {},
            ],
          },
          {},
        ],
      },
    ],
    {
      opts: { matrices: [1, 2], percentiles: [0.05, 0.2, 0.7], simulations: 2000, ...all },
    },
  ),
  request("status", [
    {
      risks: [{ status: 10, status_display: "New", count: 3 }, {}, {}, {}],
      controls: [{}, {}, {}, {}, {}],
      actions: [{}, {}, {}, {}, {}],
    },
  ]),
  request(
    "risk_value_contributions",
    [
      {
        matrices: [
          { eval_type: 10, total: expect.any(Number), risks: [{ risk_number: 1, share: 1 / 3 }, {}, {}] },
          {},
          {},
          {},
          {},
          {},
        ],
      },
    ],
    {
      opts: { matrices: [1, 2], max_risks: 10, ...all },
    },
  ),
  request(
    "valueatrisks",
    [
      {
        matrices: [
          {
            bars: [
              {
                eval_type: 10,
                value: expect.any(Number),
                stacks: [
                  { category: 1, tag: 1 },
                  { category: 1, tag: null, value: 0 },
                ],
              },
              {},
              {},
            ],
          },
          {},
        ],
      },
    ],
    {
      opts: { matrices: [1, 2], categories: [1], ...all },
    },
  ),
  request(
    "var_diff",
    [{ matrices: [{ eval_type: 10, items: [{ type: "new", risk_number: 1 }, {}, {}] }, {}, {}, {}, {}, {}] }],
    {
      opts: { matrices: [1, 2], ...all },
    },
  ),
  request("text_field", [{ text_header: "Summary", text_field: "All well." }], {
    opts: { text_header: "Summary", text_field: "All well." },
  }),
];
