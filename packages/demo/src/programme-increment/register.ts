import type { DemoCustomField, DemoRegister } from "../types.ts";

/** Statuses after the ROAM method: resolved, owned, accepted, mitigated. */
export const register: DemoRegister = {
  statuses: [
    { key: "new", label: "New", status: "new" },
    { key: "owned", label: "Owned", status: "open" },
    { key: "accepted", label: "Accepted", status: "open" },
    { key: "mitigated", label: "Mitigated", status: "open" },
    { key: "resolved", label: "Resolved", status: "closed" },
    { key: "withdrawn", label: "Withdrawn", status: "discarded" },
  ],
  teams: [
    { key: "monitoring", title: "Ground Monitoring" },
    { key: "tbm-data", title: "TBM Data" },
    { key: "plant-control", title: "Plant Control" },
    { key: "platform", title: "Platform" },
  ],
  sprints: [
    { key: "pi7-s1", title: "PI 7 Sprint 1" },
    { key: "pi7-s2", title: "PI 7 Sprint 2" },
    { key: "pi7-s3", title: "PI 7 Sprint 3" },
    { key: "pi7-s4", title: "PI 7 Sprint 4" },
    { key: "pi7-ip", title: "PI 7 Innovation and Planning" },
  ],
  linkedItems: [
    { key: "MON-112", title: "Ingest total station readings every ten minutes" },
    { key: "MON-127", title: "Alarm levels by structure and phase" },
    { key: "TBM-45", title: "Ring report within an hour of ring building" },
    { key: "TBM-58", title: "Face pressure window on the shift screen" },
    { key: "CTL-19", title: "Ventilation control by fire zone" },
    { key: "CTL-23", title: "Signal list agreed with the tunnel operator" },
    { key: "PLT-77", title: "Single sign-on for site and office" },
    { key: "PLT-81", title: "Second data centre" },
  ],
};

/** One field of every type that a Kendis layout offers. */
export const customFields: readonly DemoCustomField[] = [
  { key: "backup-owner", title: "Backup Owner", type: "userpicker", options: [] },
  {
    key: "business-unit",
    title: "Business Unit",
    type: "singleselect",
    options: ["Construction", "Operation", "Digital"],
  },
  {
    key: "root-cause",
    title: "Root Cause Area",
    type: "dropdown",
    options: ["Scope", "Dependency", "Capacity", "Technology", "Supplier"],
  },
  { key: "escalation", title: "Escalation", type: "status", options: ["None", "Watch", "Escalated"] },
  {
    key: "affected-areas",
    title: "Affected Areas",
    type: "multiselect",
    options: ["Site", "Control room", "Data platform", "Authorities"],
  },
  { key: "decision-record", title: "Decision Record", type: "link", options: [] },
  { key: "reviewed-on", title: "Reviewed On", type: "date", options: [] },
  { key: "trigger", title: "Trigger", type: "text", options: [] },
  { key: "points-at-risk", title: "Story Points at Risk", type: "number", options: [] },
];
