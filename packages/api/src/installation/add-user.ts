import { invalid, issuesFromZod, type OrganizationRole, Password, User as UserModel } from "@riskloom/domain";
import { Membership, User, uuidV7 } from "@riskloom/persistence";
import { sql } from "kysely";
import { hashPassword } from "../auth/password.ts";
import type { Write } from "../call/writing.ts";

export interface UserDraft {
  email: string;
  /** the e-mail address unless given */
  username?: string;
  firstName: string;
  lastName?: string;
  /** as `Password` of the domain has it; null for somebody who never logs in by password */
  password: string | null;
}

export interface MemberDraft extends UserDraft {
  role?: OrganizationRole;
  apiAccess?: boolean;
  confidentialAccess?: boolean;
}

/**
 * Adds a person to an organization; answers the identifier.
 *
 * @throws DomainError Invalid when e-mail or user name are taken in this installation, or no valid ones, or the password is too short, too long or too common
 */
export async function addUser(
  { em, db, caller, flush }: Write,
  {
    email,
    username = email,
    firstName,
    lastName = "",
    password,
    role = "member",
    apiAccess = true,
    confidentialAccess = true,
  }: MemberDraft,
): Promise<number> {
  const names = UserModel.pick({ email: true, username: true, firstName: true, lastName: true }).parse({
    email,
    username,
    firstName,
    lastName,
  });
  const { success, error } = Password.nullable().safeParse(password);
  if (!success)
    throw invalid(...issuesFromZod(error, password).map((issue) => ({ ...issue, path: ["password"] })));
  const { organizationId } = caller;
  const taken = await sql<{
    taken: boolean;
  }>`select name_taken(${names.email}, ${names.username}) as taken`.execute(db);
  if (taken.rows[0]?.taken === true)
    throw invalid({ path: ["email"], code: "notUnique", params: { fields: ["email", "username"] } });
  const user = em.create(User, { ...names, organizationId, uid: uuidV7() });
  await flush();
  em.create(Membership, { organizationId, userId: user.id, role, apiAccess, confidentialAccess });
  const hash = password === null ? null : await hashPassword(password);
  await sql`insert into user_secret (user_id, organization_id, password_hash) values (${user.id}, ${organizationId}, ${hash})`.execute(
    db,
  );
  await flush();
  return user.id;
}
