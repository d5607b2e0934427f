import type { DemoEvent } from "../../types.ts";

export const july: readonly DemoEvent[] = [
  {
    at: "2026-07-01T06:05:00.000000Z",
    actor: "alice",
    changes: [{ kind: "createLabel", label: "baseline-q2" }],
  },
  {
    at: "2026-07-02T13:22:08.549127Z",
    actor: "bob",
    changes: [{ kind: "setActionStatus", action: "grid-sampling", status: "done" }],
  },
  {
    at: "2026-07-07T15:04:51.276603Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "interface-meeting", status: "done" }],
  },
  {
    at: "2026-07-10T11:36:42.918450Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "ballast-design", status: "done" },
      { kind: "setControlStatus", control: "channel-ballast", status: "ongoing" },
    ],
  },
  {
    at: "2026-07-14T10:09:17.634782Z",
    actor: "alice",
    changes: [
      { kind: "createRisks", risks: ["benzene"] },
      { kind: "createControls", controls: ["gas-detection"] },
      { kind: "createMapFeatures", mapFeatures: ["gasworks"] },
      {
        kind: "comment",
        on: { risk: "benzene" },
        text: "Laboratory report of 13 July: 0.9 and 2.3 mg/l benzene in the groundwater of B-312 and B-314.",
      },
    ],
  },
  {
    at: "2026-07-15T08:41:30.052916Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "groundwater-model", status: "done" }],
  },
  {
    at: "2026-07-17T14:28:03.781349Z",
    actor: "bob",
    changes: [{ kind: "setActionStatus", action: "drill-18", status: "done" }],
  },
  {
    at: "2026-07-20T09:53:26.407158Z",
    actor: "bob",
    changes: [
      { kind: "evaluate", risk: "cutter-wear", matrix: "cost", type: "present", placement: [5, 3] },
      { kind: "evaluate", risk: "cutter-wear", matrix: "time", type: "present", placement: [5, 3] },
      {
        kind: "comment",
        on: { risk: "cutter-wear" },
        text: "Flint content in the new cores is 11 per cent on average, twice the assumption. Nine interventions will not do; we count on fourteen.",
      },
    ],
  },
  {
    at: "2026-07-22T12:17:44.596021Z",
    actor: "bob",
    changes: [
      { kind: "setControlStatus", control: "fill-sampling", status: "done" },
      { kind: "evaluate", risk: "contaminated-fill", matrix: "cost", type: "present", placement: [4, 3] },
    ],
  },
  {
    at: "2026-07-24T13:49:59.170484Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "drill-wells", status: "done" },
      { kind: "setActionStatus", action: "test-wells", status: "ongoing" },
      { kind: "setControlStatus", control: "reinfiltration", status: "ongoing" },
    ],
  },
  {
    at: "2026-07-30T10:31:35.843267Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "update-model", status: "done" },
      { kind: "setControlStatus", control: "third-investigation", status: "done" },
      { kind: "setControlStatus", control: "pressure-window", status: "ongoing" },
    ],
  },
  {
    at: "2026-07-31T08:12:02.315790Z",
    actor: "bob",
    changes: [
      {
        kind: "evaluate",
        risk: "face-instability",
        matrix: "cost",
        type: "present",
        placement: {
          cell: [3, 4],
          frequency: [0.006, 0.015, 0.028],
          consequence: [3_500_000, 8_000_000, 20_000_000],
        },
      },
      { kind: "evaluate", risk: "face-instability", matrix: "time", type: "present", placement: [3, 4] },
      {
        kind: "editRisk",
        risk: "face-instability",
        patch: {
          notes:
            "Mixed face now expected from chainage 0+140 to 0+350. Limits per ring are in revision C of the face pressure report.",
        },
      },
      { kind: "setRiskStatus", status: "discarded", risks: ["clogging"] },
      {
        kind: "comment",
        on: { risk: "clogging" },
        text: "Borehole B-321 stands 4 m beside the old one and finds sandy till. The log of 1962 was misread; no plastic clay.",
      },
    ],
  },
];
