import type { Example } from "./example.ts";
import { audit, get, integer, pageOf } from "./parts.ts";

const nowhere = { to_link: null, to_file: null, to_risk: null, to_control: null, to_action: null };
const tunnel = { project: 1, project_name: "Harbour Tunnel" };

/** The manual's example: from a control to a risk, as it looks from there. */
const covered = {
  ...nowhere,
  ...tunnel,
  id: integer,
  repr: "Control #1 Ground freezing",
  url: "/1/controls/?control_id=1",
  description: "",
  to_project_name: "Harbour Tunnel",
  backwards: true,
  from_risk: null,
  from_control: 1,
  from_action: null,
  to_risk: 3,
  to_project: 1,
  ...audit,
};
const covering = { ...covered, repr: "Risk #3 Water ingress", url: "/1/risks/?risk_id=3", backwards: false };

const from = { from_risk: null, from_control: null, from_action: null };
const away = { ...nowhere, ...tunnel, ...from, to_project: null, to_project_name: null, backwards: false };
const report = "https://example.com/report";

/** What the suite's register has on the first record of a kind: a file, and after it an address. */
const referencesOf = (kind: "action" | "control" | "risk", version: "v1" | "v2", fileId: number) => {
  const to_file = `http://rest.test/api/${version}/projects/1/${kind}s/1/references/${fileId}/file`;
  const both = { ...away, description: "", [`from_${kind}`]: 1, ...audit };
  return pageOf(
    { ...both, id: fileId + 1, repr: report, url: report, to_link: report },
    { ...both, id: fileId, repr: "log.txt", url: to_file, to_file },
  );
};

export const ramriskReferenceExamples: readonly Example[] = [
  get(
    "lists the references of a risk",
    "/api/v1/projects/1/risks/1/references",
    referencesOf("risk", "v1", 9),
  ),
  get(
    "lists those of a control under the path of the heading",
    "/api/v2/projects/1/control/1/references",
    referencesOf("control", "v2", 1),
  ),
  get(
    "lists those of an action under the path of the heading",
    "/api/v1/projects/1/action/1/references",
    referencesOf("action", "v1", 3),
  ),
  get(
    "lists them in the plural too",
    "/api/v2/projects/1/actions/1/references",
    referencesOf("action", "v2", 3),
  ),
  {
    title: "refers from a control to a risk",
    method: "POST",
    path: "/api/v1/projects/1/controls/1/references",
    body: { to_risk: 3 },
    status: 201,
    answer: covering,
  },
  get("shows it from the risk", "/api/v1/projects/1/risks/3/references", pageOf(covered)),
  {
    title: "describes a reference and turns it to a link",
    method: "PUT",
    path: "/api/v1/projects/1/risks/1/references/10",
    body: { description: "As built", to_link: "https://example.com/drawings" },
    status: 200,
    answer: {
      ...away,
      ...audit,
      id: 10,
      description: "As built",
      from_risk: 1,
      to_link: "https://example.com/drawings",
      repr: "https://example.com/drawings",
      url: "https://example.com/drawings",
    },
  },
  {
    title: "takes a reference back",
    method: "DELETE",
    path: "/api/v2/projects/1/controls/1/references/2",
    status: 204,
    answer: undefined,
  },
];
