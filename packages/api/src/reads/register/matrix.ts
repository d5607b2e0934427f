import type { Matrix, Rows } from "@riskloom/domain";
import { instantFromPostgres, jsonOf, type Tables } from "@riskloom/persistence";
import { type RawBuilder, sql } from "kysely";
import type { Page } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { type Condition, listRows, periodFrom } from "../../sql/list-rows.ts";

type Part = "frequencies" | "consequences" | "cells" | "bands";
type Parts = Pick<Matrix, Part> & Pick<Matrix, "riskTargetName" | "riskTargetUnit">;

/** A page of matrices, each whole, in one statement. */
export async function listMatrices(read: Read, where: Condition[], page: Page): Promise<Rows<Matrix>> {
  const { rows, total } = await listRows<"matrix", Parts>(read, "matrix", {
    where,
    page,
    join: sql`join risk_target on risk_target.id = matrix.risk_target_id`,
    select: sql`risk_target.name as "riskTargetName", risk_target.unit as "riskTargetUnit",
      ${partsOf("frequency_class", "row")} as "frequencies", ${partsOf("consequence_class", "column")} as "consequences",
      ${partsOf("matrix_cell", "row", "column")} as "cells", ${partsOf("band", "lower_limit")} as "bands"`,
  });
  for (const matrix of rows) {
    for (const part of ["frequencies", "consequences", "cells", "bands"] as const)
      matrix[part].forEach(revive);
  }
  return { rows, total };
}

function partsOf(table: keyof Tables & string, ...order: string[]): RawBuilder<unknown> {
  const keys = sql.join(order.map((column) => sql.ref(`${table}.${column}`)));
  return sql`(select coalesce(json_agg(${jsonOf(table)} order by ${keys}), '[]') from ${sql.table(table)}
    where ${sql.ref(`${table}.matrix_id`)} = matrix.id)`;
}

/** Puts right what a row loses on its way through JSON: the spelling of its moments. */
export function revive<Row extends { createdAt: string; updatedAt: string }>(row: Row): Row {
  row.createdAt = instantFromPostgres(row.createdAt);
  row.updatedAt = instantFromPostgres(row.updatedAt);
  return Object.assign(row, { period: periodFrom(row.updatedAt) });
}
