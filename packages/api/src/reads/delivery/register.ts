import { notFound, type Register, type Rows } from "@riskloom/domain";
import { sql } from "kysely";
import { z } from "zod";
import { type Page, Ref, wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";
import { refersTo, visibleProjects } from "../register/project.ts";

/** A register as callers name it: an identifier, or the key in its very spelling. */
export const RegisterRef = z.union([Ref, z.string()]);
export type RegisterRef = z.infer<typeof RegisterRef>;

/** A page of the registers that are open; a closed one is kept, and no register any more. */
export function listRegisters(read: Read, where: Condition[], page: Page): Promise<Rows<Register>> {
  return listRows<"project", { organizationId: number; creatorEmail: string | null }>(read, "project", {
    where: [sql`project.id = any(${visibleProjects(read)})`, sql`project.status = 'open'`, ...where],
    page,
    join: sql`left join user_account creator on creator.id = project.created_by`,
    select: sql`project.organization_id as "organizationId", creator.email as "creatorEmail"`,
  });
}

/** One register, by an identifier or by its key. */
export async function getRegister(read: Read, ref: RegisterRef): Promise<Register> {
  if (!/^[\w-]{1,64}$/.test(String(ref))) throw notFound("register");
  const byId = Ref.safeParse(ref);
  const named = byId.success ? refersTo("project", byId.data) : sql`project.key = ${ref}`;
  const [found] = (await listRegisters(read, [named], wholeList)).rows;
  if (found === undefined) throw notFound("register");
  return found;
}
