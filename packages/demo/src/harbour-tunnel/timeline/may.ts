import type { DemoEvent } from "../../types.ts";

export const may: readonly DemoEvent[] = [
  { at: "2026-05-01T07:00:00.000000Z", actor: "alice", changes: [{ kind: "createProject" }] },
  {
    at: "2026-05-05T08:31:12.204118Z",
    actor: "bob",
    changes: [
      {
        kind: "createRisks",
        risks: [
          "face-instability",
          "blow-out",
          "cutter-wear",
          "fracture-zone",
          "boulders",
          "clogging",
          "obstructions",
        ],
      },
    ],
  },
  {
    at: "2026-05-06T08:14:40.931702Z",
    actor: "bob",
    changes: [
      {
        kind: "createRisks",
        risks: [
          "main-bearing",
          "compressed-air",
          "tail-seal",
          "slurry-plant",
          "segment-damage",
          "grouting",
          "alignment",
        ],
      },
    ],
  },
  {
    at: "2026-05-12T11:02:55.117340Z",
    actor: "alice",
    changes: [
      {
        kind: "createRisks",
        risks: ["quay-settlement", "timber-piles", "metro-crossing", "utilities", "uxo", "anchor"],
      },
    ],
  },
  {
    at: "2026-05-13T09:48:03.660271Z",
    actor: "alice",
    changes: [
      {
        kind: "createRisks",
        risks: ["contaminated-fill", "solvent-plume", "slurry-release", "dewatering-permit", "storm-surge"],
      },
    ],
  },
  {
    at: "2026-05-19T13:20:27.405816Z",
    actor: "bob",
    changes: [
      { kind: "createRisks", risks: ["diaphragm-wall", "base-heave", "break-out", "ground-freezing"] },
    ],
  },
  {
    at: "2026-05-20T08:05:19.872093Z",
    actor: "alice",
    changes: [{ kind: "createRisks", risks: ["tbm-fire", "vehicle-strike", "lifting"] }],
  },
  {
    at: "2026-05-26T12:41:36.038954Z",
    actor: "alice",
    changes: [{ kind: "createRisks", risks: ["me-interface", "power-supply", "fire-acceptance"] }],
  },
  {
    at: "2026-05-27T07:55:02.514467Z",
    actor: "alice",
    changes: [{ kind: "createRisks", risks: ["working-hours", "ground-claim", "price-escalation"] }],
  },
  {
    at: "2026-05-28T09:12:48.290635Z",
    actor: "bob",
    changes: [
      {
        kind: "createControls",
        controls: [
          "pressure-window",
          "third-investigation",
          "channel-ballast",
          "probe-drilling",
          "tool-inspection",
          "wear-detectors",
          "oil-analysis",
          "oxygen-decompression",
          "tail-grease",
          "filter-presses",
          "ring-inspection",
          "grout-proof",
          "gyro-check",
        ],
      },
    ],
  },
  {
    at: "2026-05-28T13:37:10.746281Z",
    actor: "bob",
    changes: [
      {
        kind: "createControls",
        controls: [
          "quay-anchors",
          "total-stations",
          "alarm-test",
          "reinfiltration",
          "utility-diversion",
          "uxo-survey",
          "pile-extraction",
          "fill-sampling",
          "groundwater-model",
          "flood-collar",
          "flood-drill",
          "pumping-test",
          "cored-block",
        ],
      },
    ],
  },
  {
    at: "2026-05-29T08:20:33.158902Z",
    actor: "alice",
    changes: [
      {
        kind: "createControls",
        controls: [
          "evacuation-drill",
          "fire-resistant-fluids",
          "proximity-detection",
          "lifting-inspection",
          "interface-meeting",
          "early-transformers",
          "plant-enclosure",
          "dispute-board",
          "mill-calloff",
        ],
      },
    ],
  },
];
