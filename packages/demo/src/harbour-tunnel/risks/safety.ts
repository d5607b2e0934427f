import type { DemoRisk } from "../../types.ts";

export const safetyRisks: readonly DemoRisk[] = [
  {
    key: "tbm-fire",
    number: 30,
    title: "Fire on the TBM with the crew ahead of the smoke",
    description:
      "Hydraulic oil, a cable or a vehicle burns on the back-up and smoke fills the dead-end tunnel.",
    cause: "Hot work, electrical fault, leaking hydraulic hose on a hot surface.",
    effect: "The crew must reach the refuge chamber or the other tube through smoke; loss of the machine.",
    notes: "Up to 28 persons on the machine; refuge chamber for 32 persons and 36 hours.",
    owner: "alice",
    status: "new",
    tags: ["drive", "safety", "whole-line"],
    causalities: ["crew-experience", "injury", "standstill"],
    evaluations: {
      cost: { gross: [3, 5], present: [2, 5], nett: [2, 4] },
      time: { gross: [3, 4], present: [2, 4], nett: [2, 4] },
    },
    treatment: {
      type: "mitigate",
      description: "Fire-resistant fluids, water curtain, refuge chamber, drills with the fire brigade.",
    },
    sources: ["bs-6164", "itig-2012"],
  },
  {
    key: "vehicle-strike",
    number: 31,
    title: "Person struck by a segment vehicle in the tunnel",
    description: "A multi-service vehicle hits a person on the walkway or between the back-up gantries.",
    cause: "Poor sight when reversing, shift change on foot, no separation at the portal.",
    effect: "Death or serious injury.",
    notes: "42 passages of vehicles a day at peak production.",
    owner: "alice",
    status: "new",
    tags: ["drive", "safety", "whole-line"],
    causalities: ["crew-experience", "injury"],
    evaluations: {
      cost: { gross: [4, 3], present: [3, 3], nett: [2, 3] },
      time: { gross: [4, 2], present: [3, 2], nett: [2, 2] },
    },
    treatment: { type: "mitigate", description: "Separated walkway, proximity detection, man-riding cars." },
    sources: ["bs-6164"],
  },
  {
    key: "lifting",
    number: 32,
    title: "Dropped load in the launch shaft",
    description: "A segment or a TBM part falls during lifting into the 34 m deep shaft.",
    cause: "Failed lifting gear, wind, people below the load.",
    effect: "Death or serious injury, damage to the TBM.",
    notes: "Heaviest lift: main drive, 290 tonnes.",
    owner: "alice",
    status: "new",
    tags: ["mobilisation", "safety", "launch-shaft"],
    causalities: ["injury", "standstill"],
    evaluations: {
      cost: { gross: [3, 4], present: [3, 3], nett: [2, 3] },
      time: { gross: [3, 3], present: [3, 3], nett: [2, 3] },
    },
    treatment: {
      type: "mitigate",
      description: "Lifting plans, exclusion zone, inspection of gear, heavy lifts by a specialist.",
    },
    sources: ["bs-6164"],
  },
];
