import { defineEntity, p } from "@mikro-orm/postgresql";
import type { CredentialKind, OrganizationRole, ProjectRole } from "@riskloom/domain";
import { identified, instant, text, tracked } from "../schema/columns.ts";

export const OrganizationSchema = defineEntity({
  name: "Organization",
  tableName: "organization",
  properties: { ...identified, name: text(), defaultProjectId: p.integer().nullable() },
});
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization);

export const UserSchema = defineEntity({
  name: "User",
  tableName: "user_account",
  properties: { ...identified, username: text(), email: text(), firstName: text(), lastName: text() },
});
export class User extends UserSchema.class {}
UserSchema.setClass(User);

export const MembershipSchema = defineEntity({
  name: "Membership",
  tableName: "membership",
  properties: {
    ...tracked,
    userId: p.integer(),
    role: text().$type<OrganizationRole>(),
    apiAccess: p.boolean(),
    confidentialAccess: p.boolean(),
  },
});
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

export const ProjectMemberSchema = defineEntity({
  name: "ProjectMember",
  tableName: "project_member",
  properties: {
    ...tracked,
    projectId: p.integer(),
    userId: p.integer(),
    role: text().$type<ProjectRole>(),
    apiAccess: p.boolean(),
  },
});
export class ProjectMember extends ProjectMemberSchema.class {}
ProjectMemberSchema.setClass(ProjectMember);

/** Not tracked: what proves who somebody is has no history that anybody may read. */
export const CredentialSchema = defineEntity({
  name: "Credential",
  tableName: "credential",
  properties: {
    id: p.integer().primary(),
    organizationId: p.integer(),
    userId: p.integer(),
    kind: text().$type<CredentialKind>(),
    label: text(),
    secretHash: p.blob().columnType("bytea"),
    /** one of the published secrets of the demo register */
    demo: p.boolean().default(false),
    createdAt: instant().defaultRaw("clock_timestamp()"),
    expiresAt: instant().nullable(),
    revokedAt: instant().nullable(),
    lastUsedAt: instant().nullable(),
    /** minutes without use after which it ends; null for never */
    idleMinutes: p.integer().nullable(),
  },
});
export class Credential extends CredentialSchema.class {}
CredentialSchema.setClass(Credential);

/** A program that keeps objects of its own beside the register's. */
export const ApiAppSchema = defineEntity({
  name: "ApiApp",
  tableName: "api_app",
  properties: { ...identified, appId: text(), name: text() },
});
export class ApiApp extends ApiAppSchema.class {}
ApiAppSchema.setClass(ApiApp);

export const organizationSchemas = [
  OrganizationSchema,
  UserSchema,
  MembershipSchema,
  ProjectMemberSchema,
  CredentialSchema,
  ApiAppSchema,
] as const;
