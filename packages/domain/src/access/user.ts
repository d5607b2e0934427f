import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";
import { OrganizationRole } from "./organization.ts";

/** A person; belongs to one organization, and e-mail and user name are unique in an installation. */
export const User = z.object({
  ...identity,
  username: z.string().trim().min(1).max(maxLength.email),
  email: z.email().max(maxLength.email),
  firstName: z.string().trim().max(maxLength.name),
  /** middle names and surname */
  lastName: z.string().trim().max(maxLength.name),
  fullName: z.string(),
  ...audit,
});
export type User = z.infer<typeof User>;

/** A user's standing in the organization. */
export const Membership = z.object({
  userId: z.int(),
  role: OrganizationRole,
  /** whether the REST dialects are open to the user; the typed API does not ask */
  apiAccess: z.boolean(),
  confidentialAccess: z.boolean(),
});
export type Membership = z.infer<typeof Membership>;

/** The name as people write it: first name, then the others. */
export const fullNameOf = (user: { firstName: string; lastName: string }): string =>
  `${user.firstName} ${user.lastName}`.trim();

/** The name where room is short: the first name and the initial of the surname, "John S.". */
export function shortNameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  const [initial] = Array.from(lastName.trim().split(/\s+/).at(-1) ?? "");
  return initial === undefined ? firstName : `${firstName} ${initial}.`.trim();
}
