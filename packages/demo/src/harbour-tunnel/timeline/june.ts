import type { DemoEvent } from "../../types.ts";

export const june: readonly DemoEvent[] = [
  {
    at: "2026-06-02T12:00:41.337518Z",
    actor: "alice",
    changes: [
      {
        kind: "setRiskStatus",
        status: "open",
        risks: [
          "face-instability",
          "blow-out",
          "cutter-wear",
          "fracture-zone",
          "boulders",
          "obstructions",
          "main-bearing",
          "compressed-air",
          "tail-seal",
          "slurry-plant",
          "segment-damage",
          "grouting",
          "quay-settlement",
          "timber-piles",
          "metro-crossing",
          "utilities",
          "uxo",
          "contaminated-fill",
          "solvent-plume",
          "slurry-release",
          "dewatering-permit",
          "storm-surge",
          "diaphragm-wall",
          "base-heave",
          "break-out",
          "ground-freezing",
          "tbm-fire",
          "vehicle-strike",
          "lifting",
          "me-interface",
          "power-supply",
          "fire-acceptance",
          "working-hours",
          "ground-claim",
          "price-escalation",
        ],
      },
    ],
  },
  {
    at: "2026-06-03T07:44:09.620184Z",
    actor: "bob",
    changes: [
      {
        kind: "createActions",
        actions: [
          "permit-jackup",
          "drill-18",
          "update-model",
          "trial-pits",
          "heating-shutdown",
          "sewer-bypass",
          "tow-magnetometer",
          "dive-targets",
          "ballast-design",
          "place-ballast",
          "drill-wells",
          "test-wells",
          "baseline",
          "factory-test",
          "grid-sampling",
        ],
      },
    ],
  },
  {
    at: "2026-06-04T14:10:57.482039Z",
    actor: "bob",
    changes: [
      {
        kind: "createMapFeatures",
        mapFeatures: [
          "mixed-face",
          "channel-low-point",
          "ballast-area",
          "quay-section",
          "quay-station",
          "warehouses",
          "launch-shaft-base",
          "flood-gate",
          "reception-shaft",
        ],
      },
    ],
  },
  {
    at: "2026-06-05T10:26:21.905713Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "permit-jackup", status: "done" },
      { kind: "setActionStatus", action: "drill-18", status: "ongoing" },
    ],
  },
  {
    at: "2026-06-08T08:02:44.071926Z",
    actor: "bob",
    changes: [
      {
        kind: "createReferences",
        references: [
          "face-to-settlement",
          "wear-to-air",
          "permit-to-plume",
          "ballast-to-anchor",
          "model-to-window",
          "directive",
          "guideline",
        ],
      },
    ],
  },
  {
    at: "2026-06-09T09:30:16.548820Z",
    actor: "bob",
    changes: [
      { kind: "createRisks", risks: ["spoil-reuse", "fibre-segments"] },
      { kind: "createControls", controls: ["ring-test", "spoil-agreement"] },
      { kind: "attachControl", control: "filter-presses", risk: "spoil-reuse" },
    ],
  },
  {
    at: "2026-06-09T15:05:38.213475Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "interface-meeting", status: "done" }],
  },
  {
    at: "2026-06-15T13:18:52.690144Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "trial-pits", status: "done" },
      {
        kind: "comment",
        on: { risk: "utilities" },
        text: "Trial pits show the sewer 1.4 m further north than the record. The guide wall must be shifted or the sewer moved first.",
      },
    ],
  },
  {
    at: "2026-06-16T11:47:05.386207Z",
    actor: "alice",
    changes: [
      { kind: "createRisks", risks: ["segment-supply"] },
      { kind: "createControls", controls: ["segment-stock"] },
    ],
  },
  {
    at: "2026-06-17T07:33:29.914560Z",
    actor: "alice",
    changes: [
      { kind: "setRiskOwner", risk: "obstructions", owner: "bob" },
      {
        kind: "comment",
        on: { risk: "obstructions" },
        text: "Bob takes over: the search is done from the same platform as the boreholes.",
      },
    ],
  },
  {
    at: "2026-06-23T15:02:11.457893Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "interface-meeting", status: "done" }],
  },
  {
    at: "2026-06-26T12:55:47.129036Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "tow-magnetometer", status: "done" },
      { kind: "setActionStatus", action: "dive-targets", status: "ongoing" },
      { kind: "createMapFeatures", mapFeatures: ["magnetic-targets"] },
    ],
  },
  {
    at: "2026-06-30T09:14:20.803271Z",
    actor: "alice",
    changes: [
      { kind: "setRiskStatus", status: "open", risks: ["spoil-reuse", "fibre-segments", "segment-supply"] },
      { kind: "reviewRisk", risk: "face-instability" },
      { kind: "reviewRisk", risk: "blow-out" },
      { kind: "reviewRisk", risk: "storm-surge" },
    ],
  },
];
