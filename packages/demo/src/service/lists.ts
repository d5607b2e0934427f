import type { DemoServiceEvent } from "../types.ts";

/** How risky the contractor calls a project as a whole, what it files projects under, and how severe its service desk calls a risk. */
export const lists: readonly DemoServiceEvent[] = [
  {
    at: "2026-05-20T07:10:00.000000Z",
    actor: "alice",
    changes: [
      {
        kind: "createEntry",
        list: "riskLevel",
        entry: {
          name: "Limited",
          description: "Risk of failure is limited",
          information: "Own people and proven methods are enough, and nobody outside the works is affected.",
          position: 1,
        },
      },
      {
        kind: "createEntry",
        list: "riskLevel",
        entry: {
          name: "Moderate",
          description: "Risk of failure is moderate",
          information: "Some methods are new to us, or neighbours and partners are affected in passing.",
          position: 2,
        },
      },
      {
        kind: "createEntry",
        list: "riskLevel",
        entry: {
          name: "Significant",
          description: "Risk of failure is significant",
          information:
            "Success rests on ground that is little known, on methods that are new to us, or on others.",
          position: 3,
          source: "Group risk manual",
          sourceId: "PRL-3",
        },
      },
      { kind: "createEntry", list: "projectCategory", entry: { name: "Underground Works", position: 1 } },
      { kind: "createEntry", list: "projectCategory", entry: { name: "Digital Delivery", position: 2 } },
      { kind: "createEntry", list: "riskSeverity", entry: { name: "Low", position: 1 } },
      { kind: "createEntry", list: "riskSeverity", entry: { name: "Medium", position: 2 } },
      { kind: "createEntry", list: "riskSeverity", entry: { name: "High", position: 3 } },
    ],
  },
  {
    at: "2026-05-21T08:30:00.000000Z",
    actor: "alice",
    changes: [{ kind: "chooseRiskLevel", project: "HT", reference: "significant" }],
  },
];
