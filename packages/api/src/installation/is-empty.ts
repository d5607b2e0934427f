import type { Database } from "@riskloom/persistence";
import { sql } from "kysely";

/** Whether no organization was ever founded here. */
export async function isEmpty({ kysely }: Database): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select installation_is_empty() as empty`.execute(kysely);
  return rows[0]?.empty ?? true;
}
