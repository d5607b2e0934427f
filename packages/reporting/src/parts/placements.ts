import { type EvaluationType, evaluationTypes } from "@riskloom/domain";
import type { MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { extremeOf, place, type Placed } from "../evaluate/placed-evaluation.ts";
import type { RiskRow } from "../snapshot.ts";
import type { MatrixChoice } from "./chosen-matrices.ts";

/** Where a risk stands on a matrix, or at worst or best over all of them, at most once per evaluation type of those given. */
export function placementsOf(
  { evaluations }: RiskRow,
  on: MatrixChoice,
  { matrices, types }: { readonly matrices: MatrixLookup; readonly types: readonly EvaluationType[] },
): Placed[] {
  // Reports ask for each of tens of thousands of risks, so nothing is listed here but the answer.
  const found: Placed[] = [];
  const add = (placed: Placed | null): void => {
    if (placed !== null) found.push(placed);
  };
  if (typeof on === "string")
    for (const type of evaluationTypes) {
      if (types.includes(type)) add(extremeOf(evaluations, matrices, on, type));
    }
  else
    for (const evaluation of evaluations)
      if (evaluation.matrixId === on.matrix.id && types.includes(evaluation.type))
        add(place(evaluation, matrices));
  return found;
}
