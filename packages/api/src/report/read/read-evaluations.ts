import type { EvaluationRow } from "@riskloom/reporting";
import { sql } from "kysely";
import type { Read } from "../../reading.ts";
import type { Needs } from "./needs.ts";
import { readColumns } from "./read-columns.ts";

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
  const rows = await readColumns<Row>(
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
  return Map.groupBy(rows, ({ riskId }) => riskId);
}
