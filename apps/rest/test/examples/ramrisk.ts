import { expect } from "vitest";
import type { Example } from "./example.ts";
import { audit, get, integer, moment, pageOf, text } from "./parts.ts";

const seeded = { ...audit, created_by: null, updated_by: null };

const project = {
  id: 1,
  contract: integer,
  title: "Harbour Tunnel",
  date: moment,
  ...Object.fromEntries(
    [
      "description",
      "project_id",
      "project_phase",
      "project_owner",
      "project_manager",
      "project_type",
      "project_location",
      "project_office",
      "project_division",
      "budget_price_index",
      "project_finish",
      "workshop_leader",
      "workshop_date",
      "workshop_participants",
    ].map((name) => [name, text]),
  ),
  status: 10,
  type: 10,
  ...seeded,
};

const user = {
  id: 1,
  username: "alice@example.com",
  email: "alice@example.com",
  first_name: "Alice",
  last_name: "Example",
  full_name: "Alice Example",
};

const man = {
  title: "Man hit by falling object",
  risk_description: "Man is hit by a falling object",
  cause_description: "A wire snapped",
  effect_description: "Worker injured",
  notes_description: "Maybe Bob and Alice can look into this issue",
  status: 20,
};
const manV2 = {
  id: integer,
  project: 1,
  risk_number: 4,
  ...man,
  status_display: "Open",
  owner: 1,
  confidential: false,
  worst_risk: null,
  ...audit,
};

const category = { id: 1, name: "risks", ordering: 1, project: 1, ...audit };
const tag = {
  id: 1,
  name: "risk tag",
  ordering: 1,
  project: 1,
  category: 1,
  category_name: "risks",
  ...audit,
};
const cell = { id: 1, matrix: 1, row: 1, column: 1, color: 0, value: integer, ...seeded };
const evaluation = {
  id: 1,
  risk: 1,
  evaluation_type: 10,
  evaluation_type_display: "gross",
  ...Object.fromEntries(
    ["freq_low", "freq_mid", "freq_high", "cons_low", "cons_mid", "cons_high"].map((name) => [name, integer]),
  ),
  cell,
  matrix: expect.objectContaining({
    id: 1,
    rows: 5,
    columns: 5,
    risk_target_name: text,
    explicit_evaluation: false,
  }),
  value: integer,
  ...audit,
};
const label = { id: integer, project: 1, user: null, date: moment, title: "Tender" };
const entry = {
  id: 1,
  action: null,
  change_description: text,
  changed_by: "Alice Example",
  changed_from: null,
  changed_to: "Face collapse",
  control: null,
  date: moment,
  description_switch: null,
  description_switch_display: null,
  evaluation_type: null,
  evaluation_type_display: null,
  matrix: null,
  note: null,
  object_description: text,
  object_identifier: "Risk #1",
  object_switch: 10,
  object_switch_display: "Risk",
  owner: null,
  previous_owner: null,
  project: 1,
  risk: 1,
  risk_target: null,
  risk_target_name: null,
  target_description: null,
  type_switch: 10,
  type_switch_display: "Title",
  user: 1,
};

/** The manual's resources, in its order, as this register fills them. */
export const ramriskExamples: readonly Example[] = [
  {
    title: "answers a token for name and password",
    method: "POST",
    path: "/api/api-token-auth/",
    as: null,
    body: { username: "alice@example.com", password: "riskloom-demo" },
    status: 200,
    answer: { token: expect.stringMatching(/^[0-9a-f]{40}$/) },
  },
  get("lists projects", "/api/v1/projects", pageOf(project)),
  get("shows a project", "/api/v2/projects/1", project),
  get(
    "lists project groups",
    "/api/v1/projectgroups",
    pageOf(
      { id: 1, name: "All projects", ordering: 0, project: null, parent: null, user: 1 },
      { id: 2, name: "Harbour Tunnel", ordering: 0, project: 1, parent: 1, user: 1 },
    ),
  ),
  get("shows one's own user", "/api/v1/me", user),
  get("lists the users of a project", "/api/v1/projects/1/users?page_size=1", {
    count: 3,
    previous: null,
    next: "http://rest.test/api/v1/projects/1/users?page_size=1&page=2",
    results: [user],
  }),
  {
    title: "creates a risk in version 2",
    method: "POST",
    path: "/api/v2/projects/1/risks",
    body: { ...man, owner: 1 },
    status: 201,
    answer: manV2,
  },
  get("shows that risk in version 1", "/api/v1/projects/1/risks/{risk}", {
    ...manV2,
    owner_full_name: "Alice Example",
    owner_fullname: "Alice Example",
    tags: [],
    evaluations: [],
    worst_risk: null,
    worst_risk_eval: null,
  }),
  get(
    "shows an evaluated and tagged risk in version 1",
    "/api/v1/projects/1/risks/1",
    expect.objectContaining({
      tags: [tag],
      evaluations: [evaluation],
      worst_risk: cell,
      worst_risk_eval: 1,
    }),
  ),
  get("shows it in version 2", "/api/v2/projects/1/risks/1", expect.objectContaining({ worst_risk: 1 })),
  {
    title: "replaces a risk",
    method: "PUT",
    path: "/api/v1/projects/1/risks/{risk}",
    body: { risk_description: "Man is hit by a brick", status: "30" },
    status: 200,
    answer: expect.objectContaining({
      title: man.title,
      risk_description: "Man is hit by a brick",
      status: 30,
      status_display: "Closed",
    }),
  },
  get("lists the tags of a risk", "/api/v1/projects/1/risks/1/tags", pageOf(tag)),
  {
    title: "puts tags on a risk",
    method: "PUT",
    path: "/api/v1/projects/1/risks/{risk}/tags",
    body: { tags: [1, 1] },
    status: 200,
    answer: { tags: [1] },
  },
  get("shows a tag's place on a risk", "/api/v1/projects/1/risktags/1", { id: 1, risk: 1, tag: 1, ...audit }),
  get("shows an evaluation", "/api/v1/projects/1/evaluations/1", evaluation),
  get(
    "lists the evaluations of a matrix",
    "/api/v1/projects/1/matrices/1/evaluations?page_size=1",
    expect.objectContaining({ count: 3, results: [evaluation] }),
  ),
  get("shows an entry of the log", "/api/v1/projects/1/entries/1", entry),
  {
    title: "notes something on an entry",
    method: "PUT",
    path: "/api/v1/projects/1/entries/1",
    body: { note: "agreed at the workshop", changed_by: "Mallory" },
    status: 200,
    answer: { ...entry, note: "agreed at the workshop" },
  },
  get("shows a category", "/api/v1/projects/1/categories/1", category),
  get("shows a tag", "/api/v1/projects/1/tags/1", tag),
  get(
    "lists tags of controls",
    "/api/v1/projects/1/catags",
    pageOf({ ...tag, id: 2, name: "control tag", category: 2, category_name: "controls" }),
  ),
  get("lists labels of a project", "/api/v1/projects/1/labels", pageOf(label)),
  get("lists them as timestamps in version 2", "/api/v2/projects/1/timestamps", pageOf(label)),
  get(
    "lists one's own",
    "/api/v2/users/1/timestamps",
    pageOf({ ...label, project: null, user: 1, title: "Mine" }),
  ),
];
