import { sql } from "kysely";

const changed = (content: "content_at" | "content_by", row: "updated_at" | "updated_by") =>
  sql`case when incident.restated_version = incident.version then ${sql.ref(`incident.${content}`)} else ${sql.ref(`incident.${row}`)} end`;

/** When an incident's content was last changed, and by whom: a version that only restates it tells who did so before. */
export const changedAt = changed("content_at", "updated_at");
export const changedBy = changed("content_by", "updated_by");
