import type { DemoServiceEvent } from "../types.ts";

/** What went wrong on and around the site, as its operations room wrote it down. */
export const incidents: readonly DemoServiceEvent[] = [
  {
    at: "2026-06-02T06:45:00.000000Z",
    actor: "alice",
    changes: [
      { kind: "defineAttribute", name: "workflowId", type: "text" },
      { kind: "defineAttribute", name: "count", type: "integer" },
    ],
  },
  {
    at: "2026-08-19T21:52:13.408215Z",
    actor: "bob",
    changes: [
      {
        kind: "registerIncident",
        incident: "pump-outage",
        content: {
          name: "Power lost at the launch shaft",
          status: "NEW",
          type: "SYSTEM_FAILURE",
          date: "2026-08-19T21:37:00.000000Z",
          description: "Both feeders tripped; the drainage pumps ran on the standby set for forty minutes.",
          reportedBy: "Shift engineer, launch shaft",
          location: "Launch shaft",
          severity: "MAJOR",
        },
        realises: { project: "HT", risk: "power-supply" },
        attributes: { workflowId: "9fdad2ec-5323-41a2-888d-91591d35a3bb", count: 2 },
      },
    ],
  },
  {
    at: "2026-08-20T06:20:44.175930Z",
    actor: "bob",
    changes: [
      {
        kind: "commentOnIncident",
        incident: "pump-outage",
        text: "Utility reports a damaged joint; one feeder is back.",
      },
      {
        kind: "changeIncident",
        incident: "pump-outage",
        patch: { status: "RESOLVED", resolvedDate: "2026-08-19T22:17:00.000000Z" },
      },
    ],
  },
  {
    at: "2026-09-23T10:05:31.062744Z",
    actor: "alice",
    changes: [
      {
        kind: "registerIncident",
        incident: "phishing",
        content: {
          name: "Phishing letter to the survey office",
          status: "INVESTIGATING",
          type: "SECURITY",
          date: "2026-09-23T09:12:00.000000Z",
          description:
            "A letter in the name of the client asked for passwords of the monitoring portal; one was given.",
          reportedBy: "Survey office",
          severity: "CRITICAL",
          backdated: false,
        },
      },
      {
        kind: "commentOnIncident",
        incident: "phishing",
        text: "Password changed, sessions ended; the log shows no use of it.",
      },
    ],
  },
];
