import type { DemoEvent } from "../../types.ts";

export const october: readonly DemoEvent[] = [
  {
    at: "2026-10-01T06:05:00.000000Z",
    actor: "alice",
    changes: [{ kind: "createLabel", label: "review-q3" }],
  },
  {
    at: "2026-10-02T14:18:31.470513Z",
    actor: "bob",
    changes: [
      { kind: "setControlStatus", control: "flood-collar", status: "done" },
      { kind: "setControlStatus", control: "flood-drill", status: "done" },
      {
        kind: "evaluate",
        risk: "storm-surge",
        matrix: "cost",
        type: "present",
        placement: {
          cell: [1, 5],
          frequency: [0.00005, 0.00015, 0.00028],
          consequence: [32_000_000, 60_000_000, 120_000_000],
        },
      },
      { kind: "evaluate", risk: "storm-surge", matrix: "time", type: "present", placement: [1, 5] },
    ],
  },
  {
    at: "2026-10-05T09:55:14.826079Z",
    actor: "alice",
    changes: [
      { kind: "setControlStatus", control: "oxygen-decompression", status: "done" },
      { kind: "evaluate", risk: "compressed-air", matrix: "cost", type: "present", placement: [2, 3] },
      { kind: "evaluate", risk: "compressed-air", matrix: "time", type: "present", placement: [2, 3] },
    ],
  },
  {
    at: "2026-10-09T08:44:57.351962Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "mill-calloff", status: "ongoing" }],
  },
  {
    at: "2026-10-12T13:31:20.693487Z",
    actor: "bob",
    changes: [{ kind: "setControlStatus", control: "ring-test", status: "done" }],
  },
  {
    at: "2026-10-13T11:16:46.018354Z",
    actor: "alice",
    changes: [
      { kind: "createRisks", risks: ["stray-current"] },
      { kind: "createReferences", references: ["fibres-to-stray-current"] },
    ],
  },
  {
    at: "2026-10-15T10:02:38.562410Z",
    actor: "alice",
    changes: [
      { kind: "setControlStatus", control: "groundwater-model", status: "done" },
      { kind: "evaluate", risk: "solvent-plume", matrix: "cost", type: "present", placement: [4, 4] },
      {
        kind: "comment",
        on: { risk: "solvent-plume" },
        text: "Vinyl chloride in the nearest well rose from 14 to 31 micrograms per litre during the pumping test.",
      },
    ],
  },
  {
    at: "2026-10-16T15:20:09.247836Z",
    actor: "bob",
    changes: [
      { kind: "setActionStatus", action: "place-ballast", status: "done" },
      { kind: "setControlStatus", control: "channel-ballast", status: "done" },
      { kind: "setControlStatus", control: "wear-detectors", status: "planned" },
    ],
  },
  {
    at: "2026-10-20T09:37:54.980167Z",
    actor: "bob",
    changes: [
      { kind: "evaluate", risk: "blow-out", matrix: "cost", type: "present", placement: [2, 5] },
      { kind: "evaluate", risk: "blow-out", matrix: "time", type: "present", placement: [2, 5] },
      { kind: "evaluate", risk: "slurry-release", matrix: "cost", type: "present", placement: [2, 3] },
      {
        kind: "comment",
        on: { risk: "blow-out" },
        text: "Echo sounding after placing: mattress 1.6 m thick throughout, cover now 0.85 diameters at the low point.",
      },
    ],
  },
  {
    at: "2026-10-22T12:08:25.415092Z",
    actor: "bob",
    changes: [
      {
        kind: "evaluate",
        risk: "fibre-segments",
        matrix: "opportunity",
        type: "present",
        placement: {
          cell: [5, 4],
          frequency: [0.8, 0.9, 1],
          consequence: [3_000_000, 3_600_000, 4_200_000],
        },
      },
    ],
  },
  {
    at: "2026-10-23T08:29:11.763548Z",
    actor: "alice",
    changes: [{ kind: "setControlStatus", control: "personal-accounts", status: "done" }],
  },
  {
    at: "2026-10-27T10:50:42.139720Z",
    actor: "alice",
    changes: [
      { kind: "setRiskStatus", status: "closed", risks: ["fibre-segments"] },
      {
        kind: "comment",
        on: { risk: "fibre-segments" },
        text: "Change of design accepted by the client for 861 of 1,048 rings a tube; the saving is in the forecast.",
      },
    ],
  },
  {
    at: "2026-10-28T13:15:03.506981Z",
    actor: "bob",
    changes: [{ kind: "setRiskStatus", status: "closed", risks: ["utilities"] }],
  },
  {
    at: "2026-10-30T11:33:48.894215Z",
    actor: "alice",
    changes: [
      { kind: "reviewRisk", risk: "cutter-wear" },
      {
        kind: "comment",
        on: { control: "wear-detectors" },
        text: "Decide at the November meeting; the delivery time of eight weeks just fits.",
      },
    ],
  },
];
