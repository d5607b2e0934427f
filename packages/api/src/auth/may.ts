import type { OrganizationRole, ProjectRole } from "@riskloom/domain";
import type { Caller } from "./caller.ts";

/** Everything that can be permitted or not. */
export type Action = keyof typeof projectActions | keyof typeof organizationActions;
export type ProjectAction = keyof typeof projectActions;

const projectActions = {
  /** see the project and what is in it, but for what is confidential */
  "project.read": ["admin", "editor", "reader"],
  /** change risks, controls, actions, evaluations and what hangs on them */
  "project.write": ["admin", "editor"],
  /** change categories, tags, custom fields, matrices and members */
  "project.administer": ["admin"],
} as const satisfies Record<string, readonly ProjectRole[]>;

const organizationActions = {
  "organization.read": ["owner", "admin", "member"],
  /** register incidents, change them and comment on them */
  "incident.write": ["owner", "admin", "member"],
  /** create projects, users and credentials for others */
  "organization.administer": ["owner", "admin"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

/**
 * The one answer to who may do what. `resource` is a project's id for project actions. Through a REST dialect a project
 * counts only if that kind of access was granted on it.
 */
export function may(caller: Caller, action: Action, resource?: number): boolean {
  if (isProjectAction(action)) {
    const member = resource === undefined ? undefined : caller.projects.get(resource);
    if (member === undefined || (caller.dialect !== null && !member.apiAccess)) return false;
    return (projectActions[action] as readonly ProjectRole[]).includes(member.role);
  }
  return (organizationActions[action] as readonly OrganizationRole[]).includes(caller.role);
}

const isProjectAction = (action: Action): action is ProjectAction => action in projectActions;
