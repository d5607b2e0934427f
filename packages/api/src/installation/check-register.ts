import type { Database } from "@riskloom/persistence";
import { sql } from "kysely";

/** Looks for what must never be: versions of a row that overlap, rows without an open period, tables without a view of the past. */
export async function checkRegister({ kysely }: Database): Promise<{ tables: number; findings: string[] }> {
  const { rows } = await sql<{
    checked: number;
    finding: string | null;
  }>`select * from installation_findings()`.execute(kysely);
  return {
    tables: rows.at(-1)?.checked ?? 0,
    findings: rows.flatMap(({ finding }) => (finding === null ? [] : [finding])),
  };
}
