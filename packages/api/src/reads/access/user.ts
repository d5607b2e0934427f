import { fullNameOf, type Rows, type User } from "@riskloom/domain";
import { sql } from "kysely";
import type { Page, Ref } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo, unknown } from "../register/project.ts";

/** A page of the organization's people. */
export async function listUsers(read: Read, where: Condition[], page: Page): Promise<Rows<User>> {
  const { rows, total } = await listRows(read, "user_account", { where, page });
  return { rows: rows.map((row) => ({ ...row, fullName: fullNameOf(row) })), total };
}

/** Everybody with a role in a project. */
export const membersOf = (projectId: number): Condition =>
  sql`exists (select from project_member m where m.project_id = ${projectId} and m.user_id = user_account.id)`;

/**
 * The identifier of a person whom a body names; anybody with a role in the project can own what is in it. Of somebody unknown
 * the faults of the request tell.
 */
export async function memberId(
  read: Read,
  ref: Ref | null,
  projectId: number,
  path: string,
): Promise<number | null> {
  if (ref === null) return null;
  const { rows } = await sql<{ id: number }>`
    select user_account.id from user_account where organization_id = ${read.caller.organizationId}
    and ${refersTo("user_account", ref)} and ${membersOf(projectId)}`.execute(read.db);
  const [found] = rows;
  if (found === undefined) read.faults.add(unknown(path, ref, "user"));
  return found?.id ?? null;
}
