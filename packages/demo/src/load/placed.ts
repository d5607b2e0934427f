import type { EvaluationDraft } from "@riskloom/domain";
import type { Write } from "@riskloom/api/installation";
import type { DemoPlacement, Triple } from "../types.ts";

type Placed = Omit<EvaluationDraft, "riskId" | "matrixId" | "type">;

/** A placement as the register takes it: the cell by its identifier, and the triples where there are any. */
export async function placed({ db }: Write, matrixId: number, placement: DemoPlacement): Promise<Placed> {
  const [row, column] = "cell" in placement ? placement.cell : placement;
  const { id: cellId } = await db
    .selectFrom("matrix_cell")
    .select("id")
    .where("matrix_id", "=", matrixId)
    .where("row", "=", row)
    .where("column", "=", column)
    .executeTakeFirstOrThrow();
  const [frequencyLow, frequencyMid, frequencyHigh] = "cell" in placement ? placement.frequency : nothing;
  const [consequenceLow, consequenceMid, consequenceHigh] =
    "cell" in placement ? placement.consequence : nothing;
  return {
    cellId,
    frequencyLow,
    frequencyMid,
    frequencyHigh,
    consequenceLow,
    consequenceMid,
    consequenceHigh,
  };
}

const nothing: Readonly<[null, null, null]> | Triple = [null, null, null];
