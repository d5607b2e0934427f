import type { Input } from "./places.ts";
import type { Procedure } from "./procedures.ts";

/** Who may what, by the role in the organization or in the project: the table of the API's README. */
const permitted: Readonly<Record<string, readonly string[]>> = {
  "project.read": ["admin", "editor", "reader"],
  "project.write": ["admin", "editor"],
  "project.administer": ["admin"],
  "organization.read": ["owner", "admin", "member"],
  "incident.write": ["owner", "admin", "member"],
  "organization.administer": ["owner", "admin"],
};

/** A kind of caller. */
export interface Standing {
  title: string;
  organization?: "owner" | "admin" | "member";
  project?: "admin" | "editor" | "reader";
  /** of another organization, and its owner */
  foreign?: boolean;
}

export const standings: readonly Standing[] = [
  { title: "an owner without a role in the project", organization: "owner" },
  { title: "an administrator of the organization without a role in the project", organization: "admin" },
  { title: "a member without a role in the project", organization: "member" },
  { title: "an administrator of the project", organization: "member", project: "admin" },
  { title: "an editor", organization: "member", project: "editor" },
  { title: "a reader", organization: "member", project: "reader" },
  { title: "somebody of another organization", foreign: true },
  { title: "nobody" },
];

/** Whether somebody of the organization may do something: a project that is not seen is not there. */
export function permits(
  { organization, project }: Standing,
  action: string,
): "answered" | "forbidden" | "unseen" {
  const role = action.startsWith("project.") ? project : organization;
  if (role === undefined) return "unseen";
  return permitted[action]?.includes(role) === true ? "answered" : "forbidden";
}

/** What is told of a request that has a malformed header, and nothing else that could be told. */
export function refusalFor(standing: Standing, { right, path }: Procedure, place: Input): string {
  const { organization, foreign } = standing;
  if (!foreign && !organization) return "UNAUTHORIZED";
  const leadsInto = path.some((key) => key in place && key !== "family" && key !== "kind");
  if (foreign) return leadsInto ? "NOT_FOUND" : "BAD_REQUEST";
  const [inProject = "", inOrganization = ""] = typeof right === "string" ? [right, right] : (right ?? []);
  const named = inProject === inOrganization || "projectId" in place;
  const action = named ? inProject : inOrganization;
  return { answered: "BAD_REQUEST", forbidden: "FORBIDDEN", unseen: "NOT_FOUND" }[permits(standing, action)];
}
