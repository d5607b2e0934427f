import type { DemoRisk } from "../../types.ts";

export const opportunities: readonly DemoRisk[] = [
  {
    key: "spoil-reuse",
    number: 39,
    title: "Reuse of limestone spoil in the harbour reclamation",
    description:
      "Clean separated limestone sand is taken by the land reclamation next to the site instead of a landfill.",
    cause: "The reclamation needs 2.5 million m³ of fill during the same years.",
    effect: "Saves transport and tipping fees for up to 310,000 m³.",
    notes: "Fines below 63 micrometres are limited to 12 per cent by the receiver.",
    owner: "carol",
    status: "new",
    tags: ["drive", "environment", "launch-shaft"],
    causalities: [],
    evaluations: {
      opportunity: {
        gross: { cell: [4, 4], frequency: [0.05, 0.1, 0.2], consequence: [3_500_000, 7_000_000, 12_000_000] },
        present: {
          cell: [5, 4],
          frequency: [0.3, 0.5, 0.8],
          consequence: [3_500_000, 7_000_000, 12_000_000],
        },
        nett: { cell: [5, 4], frequency: [0.6, 0.8, 0.95], consequence: [5_000_000, 9_000_000, 14_000_000] },
      },
    },
    treatment: {
      type: "accept",
      description: "Enhance: agree quality and reception rate with the reclamation.",
    },
    sources: ["wsdot-2018"],
  },
  {
    key: "fibre-segments",
    number: 40,
    title: "Steel fibre segments without bar cages",
    description:
      "Fibres replace most of the reinforcement cages in the rings outside the shafts and cross passages.",
    cause: "Compression governs the lining in limestone; the code now covers fibre concrete.",
    effect: "Saves steel and labour, fewer spalled corners, no path for stray current.",
    notes: "Full-scale ring test needed.",
    owner: "bob",
    status: "new",
    tags: ["design", "lining", "whole-line"],
    causalities: [],
    evaluations: {
      opportunity: {
        gross: { cell: [4, 3], frequency: [0.1, 0.2, 0.3], consequence: [1_000_000, 2_000_000, 2_900_000] },
        present: { cell: [4, 3], frequency: [0.1, 0.2, 0.3], consequence: [1_000_000, 2_000_000, 2_900_000] },
        nett: { cell: [5, 4], frequency: [0.5, 0.7, 0.9], consequence: [2_500_000, 3_500_000, 5_000_000] },
      },
    },
    treatment: { type: "accept", description: "Enhance: test and propose as a change of the design." },
    sources: ["ita-16-2016"],
  },
  {
    key: "continuous-boring",
    number: 45,
    title: "Ring building while boring shortens the drive",
    description:
      "The rams that are not needed for the segment being placed keep thrusting, so that boring does not stop.",
    cause: "The control system of the delivered machine can be upgraded.",
    effect: "Up to 15 per cent faster advance; time-related cost of the drive falls.",
    notes: "Only outside the mixed face and the channel.",
    owner: "bob",
    status: "new",
    tags: ["drive", "machine", "whole-line"],
    causalities: [],
    evaluations: {
      opportunity: {
        gross: {
          cell: [3, 4],
          frequency: [0.01, 0.02, 0.03],
          consequence: [3_000_000, 6_000_000, 10_000_000],
        },
        present: {
          cell: [3, 4],
          frequency: [0.01, 0.02, 0.03],
          consequence: [3_000_000, 6_000_000, 10_000_000],
        },
        nett: { cell: [4, 4], frequency: [0.1, 0.2, 0.3], consequence: [3_000_000, 6_000_000, 10_000_000] },
      },
    },
    treatment: { type: "accept", description: "Enhance: trial over 50 rings in homogeneous limestone." },
    sources: ["imia-2009"],
  },
];
