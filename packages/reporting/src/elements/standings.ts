import { type EvaluationType, evaluationTypes } from "@riskloom/domain";
import type { MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { extremeOf, place, type Placed } from "../evaluate/placed-evaluation.ts";
import type { RiskRow } from "../snapshot.ts";
import type { MatrixChoice } from "./chosen-matrices.ts";

/** Where a risk stands on a matrix, or at worst or best over all of them, at most once per evaluation type of those given. */
export function standings(
  { evaluations }: RiskRow,
  on: MatrixChoice,
  { matrices, types }: { readonly matrices: MatrixLookup; readonly types: readonly EvaluationType[] },
): Placed[] {
  const found =
    typeof on === "string"
      ? evaluationTypes
          .filter((type) => types.includes(type))
          .map((type) =>
            extremeOf(
              evaluations.filter((evaluation) => evaluation.type === type),
              matrices,
              on,
            ),
          )
      : evaluations
          .filter(({ matrixId, type }) => matrixId === on.matrix.id && types.includes(type))
          .map((evaluation) => place(evaluation, matrices));
  return found.filter((placed) => placed !== null);
}
