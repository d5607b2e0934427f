import type { EvaluationRow } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../reading.ts";
import type { Needs } from "./needs.ts";
import { type ColumnsOf, readColumns } from "./read-columns.ts";

type Row = EvaluationRow & { riskId: number };

const nothing = sql`null::float8`;

/** The evaluations of the projects' risks by risk; those of hidden risks are the caller's to drop. */
export async function readEvaluations(
  { db, caller }: Read,
  projectIds: readonly number[],
  needs: Needs["evaluations"],
): Promise<ReadonlyMap<number, EvaluationRow[]>> {
  if (needs === null) return new Map();
  const { types, figures } = needs;
  const figure = (column: string) => (figures ? sql.ref(`evaluation.${column}`) : nothing);
  const ofTypes = types === "all" ? sql`` : sql`and evaluation.type = any(${types})`;
  const columns = await readColumns<Row>(
    db,
    {
      id: sql`evaluation.id`,
      riskId: sql`evaluation.risk_id`,
      matrixId: sql`evaluation.matrix_id`,
      type: sql`evaluation.type`,
      cellId: sql`evaluation.cell_id`,
      frequencyLow: figure("frequency_low"),
      frequencyMid: figure("frequency_mid"),
      frequencyHigh: figure("frequency_high"),
      consequenceLow: figure("consequence_low"),
      consequenceMid: figure("consequence_mid"),
      consequenceHigh: figure("consequence_high"),
    },
    sql`from evaluation where evaluation.organization_id = ${caller.organizationId}
      and evaluation.project_id = any(${projectIds}) ${ofTypes} order by evaluation.id`,
  );
  const byRisk = new Map<number, EvaluationRow[]>();
  for (const [i, riskId] of columns.riskId.entries()) {
    const row = rowAt(columns, i);
    const known = byRisk.get(riskId);
    if (known === undefined) byRisk.set(riskId, [row]);
    else known.push(row);
  }
  return byRisk;
}

/** Written out, because tens of thousands of rows that are put together key by key take ten times as long. */
const rowAt = (columns: ColumnsOf<Row>, i: number): EvaluationRow => ({
  id: columns.id[i] ?? 0,
  matrixId: columns.matrixId[i] ?? 0,
  type: columns.type[i] ?? "present",
  cellId: columns.cellId[i] ?? null,
  frequencyLow: columns.frequencyLow[i] ?? null,
  frequencyMid: columns.frequencyMid[i] ?? null,
  frequencyHigh: columns.frequencyHigh[i] ?? null,
  consequenceLow: columns.consequenceLow[i] ?? null,
  consequenceMid: columns.consequenceMid[i] ?? null,
  consequenceHigh: columns.consequenceHigh[i] ?? null,
});
