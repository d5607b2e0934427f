import type { DemoEvent } from "../../types.ts";

export const september: readonly DemoEvent[] = [
  {
    at: "2026-09-01T13:11:07.945268Z",
    actor: "bob",
    changes: [{ kind: "setControlStatus", control: "alarm-test", status: "done" }],
  },
  {
    at: "2026-09-04T14:30:52.184037Z",
    actor: "bob",
    changes: [{ kind: "setControlStatus", control: "segment-stock", status: "done" }],
  },
  {
    at: "2026-09-08T08:57:18.709451Z",
    actor: "bob",
    changes: [{ kind: "createRisks", risks: ["continuous-boring"] }],
  },
  {
    at: "2026-09-11T12:22:36.530894Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "sewer-bypass", status: "done" },
      { kind: "setControlStatus", control: "utility-diversion", status: "done" },
      { kind: "evaluate", risk: "utilities", matrix: "cost", type: "present", placement: [2, 3] },
      { kind: "evaluate", risk: "utilities", matrix: "time", type: "present", placement: [2, 3] },
    ],
  },
  {
    at: "2026-09-14T07:48:21.057639Z",
    actor: "alice",
    changes: [
      { kind: "evaluate", risk: "power-supply", matrix: "cost", type: "present", placement: [1, 2] },
      { kind: "evaluate", risk: "power-supply", matrix: "time", type: "present", placement: [1, 3] },
      { kind: "setRiskStatus", status: "closed", risks: ["power-supply"] },
      {
        kind: "comment",
        on: { risk: "power-supply" },
        text: "Both feeders energised on 11 September, load test with 14 MVA passed.",
      },
    ],
  },
  {
    at: "2026-09-15T15:36:04.413780Z",
    actor: "bob",
    changes: [
      { kind: "setControlStatus", control: "plant-enclosure", status: "done" },
      { kind: "evaluate", risk: "working-hours", matrix: "cost", type: "present", placement: [2, 2] },
      { kind: "evaluate", risk: "working-hours", matrix: "time", type: "present", placement: [2, 3] },
    ],
  },
  {
    at: "2026-09-17T09:41:49.876125Z",
    actor: "alice",
    changes: [
      {
        kind: "evaluate",
        risk: "price-escalation",
        matrix: "cost",
        type: "present",
        placement: {
          cell: [4, 4],
          frequency: [0.1, 0.25, 0.3],
          consequence: [3_100_000, 4_200_000, 7_500_000],
        },
      },
      { kind: "setControlStatus", control: "mill-calloff", status: "planned" },
      {
        kind: "comment",
        on: { risk: "price-escalation" },
        text: "Reinforcement rose by 14 per cent since May and the index follows with half a year of delay.",
      },
    ],
  },
  {
    at: "2026-09-18T13:03:27.295803Z",
    actor: "bob",
    changes: [{ kind: "setControlStatus", control: "tail-grease", status: "done" }],
  },
  {
    at: "2026-09-21T08:19:55.648072Z",
    actor: "alice",
    changes: [{ kind: "setRiskOwner", risk: "slurry-plant", owner: "alice" }],
  },
  {
    at: "2026-09-22T10:34:12.102946Z",
    actor: "alice",
    changes: [
      { kind: "setRiskStatus", status: "closed", risks: ["working-hours"] },
      {
        kind: "comment",
        on: { risk: "working-hours" },
        text: "Measured 37 dB(A) at the facade with the plant running at night; the municipality confirms night work.",
      },
    ],
  },
  {
    at: "2026-09-24T11:09:40.587231Z",
    actor: "bob",
    changes: [
      { kind: "setControlDeadline", control: "fire-resistant-fluids", deadline: "2026-11-20" },
      {
        kind: "comment",
        on: { control: "fire-resistant-fluids" },
        text: "The seals of the thrust rams must be approved for the fluid first; the supplier needs eight weeks.",
      },
    ],
  },
  {
    at: "2026-09-29T12:27:03.934658Z",
    actor: "alice",
    changes: [
      {
        kind: "setRiskStatus",
        status: "open",
        risks: ["benzene", "supplier-insolvency", "control-system-access", "continuous-boring"],
      },
      { kind: "setControlStatus", control: "gas-detection", status: "ongoing" },
    ],
  },
];
