import { expect } from "vitest";
import type { Example } from "./example.ts";

const id = expect.stringMatching(/^[0-9a-f]{32}$/);
const today = expect.stringMatching(/^\d\d-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{4}$/);
const minute = expect.stringMatching(/^\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d$/);

const customFields = [
  { id, title: "Business Unit", type: "singleselect", value: "Finance" },
  { id, title: "Backup Owner", type: "userpicker", value: { id, fullName: "Alice Example" } },
  {
    id,
    title: "External Wiki",
    type: "link",
    value: { name: "Spec doc", url: "https://wiki.acme.com/spec" },
  },
  { id, title: "Affected Areas", type: "multiselect", value: ["Frontend", "API"] },
  { id, title: "Reviewed On", type: "date", value: "2026-05-21" },
  { id, title: "Root Cause", type: "dropdown", value: "Scope" },
  { id, title: "Escalation", type: "status", value: "In Progress" },
  { id, title: "Trigger", type: "text", value: "Two sprints late" },
  { id, title: "Story Points", type: "number", value: 13.5 },
];

const riskLevel = { title: "Medium", color: "#f39c12" };

/** A risk of which nothing is known: what is empty is left out. */
const bare = {
  key: "RR-PROG-1",
  id,
  riskDesc: "Nobody knows yet",
  createdBy: "alice@example.com",
  raisedDate: today,
  status: { status: "New", id: "new" },
  riskRegister: { riskRegister: "Programme risks", id },
  customFields: [],
};
/** Every field of the manual's table, but for the conversation. */
const whole = {
  ...bare,
  key: "RR-PROG-2",
  title: "Late interface",
  riskDesc: "The interface comes late.\nThen tests wait.",
  mitigationActions: "Agree on it early.\nTest against a double.",
  impact: "Medium",
  probability: "High",
  riskLevel,
  raisedDate: "04-May-2026",
  resolutionDate: "30-Sep-2026",
  linkedItems: [{ key: "PLT-77", id }],
  boardTeams: [{ teamTitle: "Platform", teamId: id }],
  boardSprints: [{ sprintTitle: "PI 7 Sprint 1", sprintId: id }],
  status: { status: "Owned", id },
  responsible: { user: "Alice Example", id },
  watcherList: [{ Watcher: "Alice Example", id }],
  customFields,
};
const conversation = [
  { id, comment: "First\nword", createdBy: "alice@example.com", createdDate: minute },
  { id, comment: "Last word", createdBy: "alice@example.com", createdDate: minute },
];

const page = (...data: object[]) => ({ startAt: 0, pageLimit: 50, total: 2, data });
const get = { method: "GET", status: 200 } as const;

/** The requests of the manual's table "Field selection", and what its tables of fields answer. */
export const kendisExamples: readonly Example[] = [
  {
    ...get,
    title: "lists the registers by key, title and id",
    path: "/api/v1/riskregister?startAt=1",
    answer: {
      startAt: 1,
      pageLimit: 50,
      total: 2,
      data: [{ key: "RR-PROG", title: "Programme risks", id }],
    },
  },
  {
    ...get,
    title: "lists the registers with every field",
    path: "/api/v1/riskregister?fields=all&startAt=1",
    answer: {
      startAt: 1,
      pageLimit: 50,
      total: 2,
      data: [
        {
          key: "RR-PROG",
          title: "Programme risks",
          id,
          createdBy: "alice@example.com",
          status: { status: "Active", id: "active" },
        },
      ],
    },
  },
  { ...get, title: "lists risks whole", path: "/api/v1/RR-PROG/risk", answer: page(bare, whole) },
  {
    ...get,
    title: "lists risks whole when all is asked for",
    path: "/api/v1/RR-PROG/risk?fields=all",
    answer: page(bare, whole),
  },
  {
    ...get,
    title: "lists what is asked for",
    path: "/api/v1/RR-PROG/risk?fields=key,title,riskLevel,customFields",
    answer: page(
      { key: "RR-PROG-1", customFields: [] },
      { key: "RR-PROG-2", title: "Late interface", riskLevel, customFields },
    ),
  },
  {
    ...get,
    title: "lists a single field",
    path: "/api/v1/RR-PROG/risk?fields=customFields",
    answer: page({ customFields: [] }, { customFields }),
  },
  {
    ...get,
    title: "lists conversations to those who ask for them",
    path: "/api/v1/RR-PROG/risk?fields=conversation",
    answer: page({}, { conversation }),
  },
  {
    ...get,
    title: "shows one risk by its key",
    path: "/api/v1/RR-PROG/risk/RR-PROG-2?fields=all,conversation",
    answer: { data: { ...whole, conversation } },
  },
  {
    ...get,
    title: "shows one risk by its identifier",
    path: "/api/v1/RR-PROG/risk/{risk}?fields=riskDesc",
    answer: { data: { riskDesc: "Nobody knows yet" } },
  },
  {
    title: "answers nobody without a key",
    method: "GET",
    path: "/api/v1/RR-PROG/risk",
    as: null,
    status: 401,
    answer: { errorMessages: "Invalid API Key" },
  },
  {
    title: "knows a register in its very spelling alone",
    method: "GET",
    path: "/api/v1/rr-prog/risk",
    status: 404,
    answer: { errorMessages: "No risk register found" },
  },
];
