import type { IncidentComment, Rows } from "@riskloom/domain";
import { sql } from "kysely";
import type { Page } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows } from "../../sql/list-rows.ts";

interface Joined {
  incidentUid: string;
  authorUid: string;
  authorName: string;
}

/** A page of comments on incidents, oldest first unless another order is asked for. */
export async function listIncidentComments(
  read: Read,
  where: Condition[],
  page: Page,
): Promise<Rows<IncidentComment>> {
  const { rows, total } = await listRows<"comment", Joined>(read, "comment", {
    where,
    page,
    join: sql`join incident on incident.id = comment.incident_id join user_account author on author.id = comment.author_id`,
    select: sql`incident.uid as "incidentUid", author.uid as "authorUid",
      btrim(author.first_name || ' ' || author.last_name) as "authorName"`,
  });
  const { organizationUid } = read.caller;
  return { total, rows: rows.map((row) => ({ ...row, organizationUid })) };
}
