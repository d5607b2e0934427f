import type { DemoEvent, DemoLabel } from "../types.ts";

export const labels: readonly DemoLabel[] = [
  { key: "pi7-start", title: "PI 7 start", date: "2026-07-06T06:00:00.000000Z" },
  { key: "pi7-end", title: "PI 7 end", date: "2026-10-12T06:00:00.000000Z" },
];

export const timeline: readonly DemoEvent[] = [
  { at: "2026-05-15T08:00:00.000000Z", actor: "alice", changes: [{ kind: "createProject" }] },
  {
    at: "2026-05-25T12:06:31.748205Z",
    actor: "bob",
    changes: [
      {
        kind: "createRisks",
        risks: [
          "sensor-gateway",
          "alarm-fatigue",
          "plc-interface",
          "ring-report",
          "signal-list",
          "fire-matrix",
          "single-data-centre",
          "shared-accounts",
          "key-developer",
        ],
      },
      {
        kind: "createControls",
        controls: ["gateway-buffer", "gateway-watch", "second-room", "failover-test"],
      },
    ],
  },
  {
    at: "2026-06-10T11:29:54.316870Z",
    actor: "alice",
    changes: [
      { kind: "setRegisterStatus", risk: "sensor-gateway", status: "owned" },
      { kind: "setRegisterStatus", risk: "alarm-fatigue", status: "owned" },
      { kind: "setRegisterStatus", risk: "plc-interface", status: "owned" },
      { kind: "setRegisterStatus", risk: "ring-report", status: "owned" },
      { kind: "setRegisterStatus", risk: "signal-list", status: "accepted" },
      { kind: "setRegisterStatus", risk: "fire-matrix", status: "owned" },
      { kind: "setRegisterStatus", risk: "single-data-centre", status: "owned" },
      { kind: "setRegisterStatus", risk: "shared-accounts", status: "owned" },
      { kind: "setRegisterStatus", risk: "key-developer", status: "owned" },
    ],
  },
  {
    at: "2026-06-12T13:50:08.962417Z",
    actor: "bob",
    changes: [{ kind: "createRisks", risks: ["test-data", "radio-coverage"] }],
  },
  {
    at: "2026-06-19T08:36:47.520639Z",
    actor: "alice",
    changes: [{ kind: "setRegisterStatus", risk: "radio-coverage", status: "accepted" }],
  },
  {
    at: "2026-07-06T06:05:00.000000Z",
    actor: "alice",
    changes: [{ kind: "createLabel", label: "pi7-start" }],
  },
  {
    at: "2026-07-08T09:14:25.807153Z",
    actor: "bob",
    changes: [
      { kind: "createRisks", risks: ["vendor-lock", "clock-drift"] },
      { kind: "setRegisterStatus", risk: "clock-drift", status: "owned" },
    ],
  },
  {
    at: "2026-07-20T10:22:16.094728Z",
    actor: "bob",
    changes: [{ kind: "createRisks", risks: ["drone-permit"] }],
  },
  {
    at: "2026-07-29T12:48:39.431586Z",
    actor: "bob",
    changes: [
      { kind: "setControlStatus", control: "gateway-buffer", status: "done" },
      { kind: "evaluate", risk: "sensor-gateway", matrix: "level", type: "present", placement: [2, 4] },
      {
        kind: "comment",
        on: { risk: "sensor-gateway" },
        text: "All 14 gateways updated. Network pulled for a weekend on purpose: no reading lost.",
      },
    ],
  },
  {
    at: "2026-08-05T11:07:52.685340Z",
    actor: "alice",
    changes: [
      { kind: "setRegisterStatus", risk: "drone-permit", status: "withdrawn" },
      {
        kind: "comment",
        on: { risk: "drone-permit" },
        text: "The survey boat with a scanner gives the same accuracy and needs no permit.",
      },
    ],
  },
  {
    at: "2026-08-14T09:55:30.178264Z",
    actor: "alice",
    changes: [
      { kind: "evaluate", risk: "key-developer", matrix: "level", type: "present", placement: [1, 3] },
      { kind: "setRegisterStatus", risk: "key-developer", status: "resolved" },
    ],
  },
  {
    at: "2026-08-28T13:41:19.546097Z",
    actor: "bob",
    changes: [
      { kind: "setRegisterStatus", risk: "clock-drift", status: "resolved" },
      { kind: "setCustomValues", risk: "clock-drift", values: { "reviewed-on": "2026-08-28" } },
      { kind: "setRegisterStatus", risk: "plc-interface", status: "mitigated" },
    ],
  },
  {
    at: "2026-09-03T08:18:04.213859Z",
    actor: "alice",
    changes: [
      { kind: "evaluate", risk: "alarm-fatigue", matrix: "level", type: "present", placement: [5, 4] },
      { kind: "setCustomValues", risk: "alarm-fatigue", values: { "reviewed-on": "2026-09-03" } },
      {
        kind: "comment",
        on: { risk: "alarm-fatigue" },
        text: "Total stations are live: 60 alarms a night became 95. Levels by structure are needed before the drive, not after.",
      },
    ],
  },
  {
    at: "2026-09-21T10:33:57.870412Z",
    actor: "bob",
    changes: [
      { kind: "setRegisterStatus", risk: "shared-accounts", status: "mitigated" },
      { kind: "setCustomValues", risk: "shared-accounts", values: { "reviewed-on": "2026-09-21" } },
      { kind: "setRegisterStatus", risk: "vendor-lock", status: "owned" },
      { kind: "setControlStatus", control: "second-room", status: "ongoing" },
    ],
  },
  {
    at: "2026-10-08T12:12:43.359106Z",
    actor: "bob",
    changes: [
      { kind: "evaluate", risk: "ring-report", matrix: "level", type: "present", placement: [3, 3] },
      { kind: "setCustomValues", risk: "ring-report", values: { "reviewed-on": "2026-10-08" } },
      { kind: "evaluate", risk: "vendor-lock", matrix: "level", type: "present", placement: [4, 4] },
    ],
  },
  {
    at: "2026-10-12T06:05:00.000000Z",
    actor: "alice",
    changes: [{ kind: "createLabel", label: "pi7-end" }],
  },
  {
    at: "2026-10-14T09:27:28.904673Z",
    actor: "alice",
    changes: [{ kind: "createRisks", risks: ["capacity-pi8"] }],
  },
  {
    at: "2026-10-23T14:59:11.627538Z",
    actor: "alice",
    changes: [
      { kind: "setControlStatus", control: "second-room", status: "done" },
      { kind: "setControlStatus", control: "failover-test", status: "planned" },
      { kind: "evaluate", risk: "single-data-centre", matrix: "level", type: "present", placement: [2, 4] },
    ],
  },
];
