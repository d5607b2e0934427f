import { Evaluation, Matrix } from "@riskloom/domain";
import { labelled, nullable } from "../../../engine/shape/codec.ts";
import { once, ordered, req, ro, rw, split } from "../../../engine/shape/field.ts";
import { nested } from "../../../engine/shape/nested.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { choice, float, pk, pkOrObject } from "../codecs.ts";
import { evaluationTypeCodes } from "../codes.ts";
import { audit } from "./audit.ts";
import { matrix, matrixCell } from "./matrix.ts";

export const evaluationNames = { gross: "gross", present: "present", nett: "nett" } as const;

const estimate = nullable(float);

/** An evaluation together with its matrix, as this interface shows it. */
export const EvaluationOnMatrix = Evaluation.extend({ matrix: Matrix.optional() });

export const evaluation = shape("Evaluation", EvaluationOnMatrix, {
  id: ro("id"),
  risk: once(req("riskId", pk)),
  evaluation_type: rw(
    "type",
    choice(evaluationTypeCodes, { gross: "Gross", present: "Present", nett: "Nett" }),
  ),
  evaluation_type_display: ro("type", labelled(evaluationNames)),
  freq_low: rw("frequencyLow", estimate),
  freq_mid: rw("frequencyMid", estimate),
  freq_high: rw("frequencyHigh", estimate),
  cons_low: rw("consequenceLow", estimate),
  cons_mid: rw("consequenceMid", estimate),
  cons_high: rw("consequenceHigh", estimate),
  cell: split(ro("cell", nested(matrixCell)), rw("cellId", nullable(pkOrObject))),
  matrix: split(ro("matrix", nested(matrix)), once(rw("matrixId", pkOrObject))),
  value: ordered(null, ro("value")),
  ...audit,
});
