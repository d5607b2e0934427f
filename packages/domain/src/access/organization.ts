import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

/** A tenant: everything belongs to exactly one. */
export const Organization = z.object({
  ...identity,
  name: z.string().trim().min(1).max(maxLength.name),
  defaultProjectId: z.int().nullable(),
  ...audit,
});
export type Organization = z.infer<typeof Organization>;

/** What a user may do in the organization as a whole. */
export const organizationRoles = ["owner", "admin", "member"] as const;
export const OrganizationRole = z.enum(organizationRoles);
export type OrganizationRole = z.infer<typeof OrganizationRole>;

/** What a user may do in one project. */
export const projectRoles = ["admin", "editor", "reader"] as const;
export const ProjectRole = z.enum(projectRoles);
export type ProjectRole = z.infer<typeof ProjectRole>;
