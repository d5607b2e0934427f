import type { DemoEvent } from "../../types.ts";

export const august: readonly DemoEvent[] = [
  {
    at: "2026-08-03T09:20:48.672905Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "lifting-inspection", status: "done" }],
  },
  {
    at: "2026-08-06T15:43:10.298354Z",
    actor: "bob",
    changes: [{ kind: "setActionStatus", action: "factory-test", status: "done" }],
  },
  {
    at: "2026-08-07T11:58:37.460129Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "dive-targets", status: "done" },
      { kind: "setControlStatus", control: "uxo-survey", status: "done" },
      {
        kind: "comment",
        on: { control: "uxo-survey" },
        text: "Seven targets dived: six anchors and chains, one depth charge without fuse, removed by the navy.",
      },
    ],
  },
  {
    at: "2026-08-11T07:26:55.139678Z",
    actor: "alice",
    changes: [
      { kind: "createRisks", risks: ["supplier-insolvency"] },
      {
        kind: "comment",
        on: { risk: "supplier-insolvency" },
        text: "Ask the bank for the guarantee before the next instalment falls due on 15 September.",
      },
    ],
  },
  {
    at: "2026-08-12T12:39:14.825031Z",
    actor: "bob",
    changes: [
      { kind: "evaluate", risk: "slurry-plant", matrix: "cost", type: "present", placement: [4, 3] },
      { kind: "evaluate", risk: "slurry-plant", matrix: "time", type: "present", placement: [4, 3] },
      {
        kind: "comment",
        on: { risk: "slurry-plant" },
        text: "Laboratory crushing of the new cores gives 34 per cent below 20 micrometres; the presses are sized for 22.",
      },
    ],
  },
  {
    at: "2026-08-14T13:07:29.504816Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "test-wells", status: "done" },
      { kind: "setControlStatus", control: "reinfiltration", status: "done" },
    ],
  },
  {
    at: "2026-08-14T14:52:06.917243Z",
    actor: "alice",
    changes: [
      { kind: "setControlStatus", control: "groundwater-model", status: "done" },
      { kind: "evaluate", risk: "dewatering-permit", matrix: "cost", type: "present", placement: [2, 3] },
      { kind: "evaluate", risk: "dewatering-permit", matrix: "time", type: "present", placement: [2, 4] },
      {
        kind: "comment",
        on: { risk: "dewatering-permit" },
        text: "Permit granted for 200 m³/h with reinfiltration of 90 per cent. Objections may still be raised until 11 September.",
      },
    ],
  },
  {
    at: "2026-08-17T08:33:41.260597Z",
    actor: "alice",
    changes: [
      { kind: "evaluate", risk: "timber-piles", matrix: "cost", type: "present", placement: [3, 3] },
      { kind: "reviewRisk", risk: "timber-piles" },
    ],
  },
  {
    at: "2026-08-20T10:15:23.738460Z",
    actor: "bob",
    changes: [{ kind: "setControlStatus", control: "early-transformers", status: "done" }],
  },
  {
    at: "2026-08-21T14:46:58.091325Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "heating-shutdown", status: "done" },
      { kind: "setActionStatus", action: "sewer-bypass", status: "ongoing" },
    ],
  },
  {
    at: "2026-08-25T09:02:16.483709Z",
    actor: "alice",
    changes: [
      { kind: "createRisks", risks: ["control-system-access"] },
      { kind: "createControls", controls: ["personal-accounts"] },
    ],
  },
  {
    at: "2026-08-26T11:24:45.356182Z",
    actor: "bob",
    changes: [
      { kind: "evaluate", risk: "uxo", matrix: "cost", type: "present", placement: [1, 4] },
      { kind: "evaluate", risk: "uxo", matrix: "time", type: "present", placement: [1, 3] },
      { kind: "setRiskStatus", status: "closed", risks: ["uxo"] },
      {
        kind: "comment",
        on: { risk: "uxo" },
        text: "Clearance certificate received for basin and shipyard down to level -9 m.",
      },
    ],
  },
  {
    at: "2026-08-28T12:50:33.627914Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "baseline", status: "done" },
      { kind: "setControlStatus", control: "total-stations", status: "done" },
    ],
  },
];
