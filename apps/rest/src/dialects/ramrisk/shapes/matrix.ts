import { ConsequenceClass, FrequencyClass, Matrix, MatrixCell } from "@riskloom/domain";
import { coded } from "../../../engine/shape/codec.ts";
import { ordered, ro } from "../../../engine/shape/field.ts";
import { listOf } from "../../../engine/shape/nested.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { decimal } from "../codecs.ts";
import { cellColorCodes } from "../codes.ts";
import { audit } from "./audit.ts";

const part = { id: ro("id"), matrix: ro("matrixId") } as const;

export const matrixCell = shape("MatrixCell", MatrixCell, {
  ...part,
  row: ro("row"),
  column: ro("column"),
  color: ro("color", coded(cellColorCodes)),
  value: ro("value"),
  ...audit,
});

const figures = { low: ro("low"), mid: ro("mid"), high: ro("high") } as const;
const told = { name: ro("name"), description: ro("description") } as const;

/** @public compared with the documented fields by a test */
export const frequency = shape("Frequency", FrequencyClass, {
  ...part,
  ...told,
  row: ro("row"),
  ...figures,
  ...audit,
});

/** @public compared with the documented fields by a test */
export const consequence = shape("Consequence", ConsequenceClass, {
  ...part,
  ...told,
  column: ro("column"),
  ...figures,
  ...audit,
});

/** Many evaluations of one answer lie on the same matrix, so it is written once and repeated. */
export const matrix = shape(
  "Matrix",
  Matrix,
  {
    id: ro("id"),
    project: ro("projectId"),
    risk_target: ro("riskTargetId"),
    rows: ro("rows"),
    columns: ro("columns"),
    is_opportunity: ro("isOpportunity"),
    consequence_display: ro("consequenceDisplay", coded({ description: 10, percentiles: 20, absolute: 30 })),
    frequency_display: ro("frequencyDisplay", coded({ description: 10, absolute: 20 })),
    percentile_low: ro("percentileLow", decimal),
    percentile_mid: ro("percentileMid", decimal),
    percentile_high: ro("percentileHigh", decimal),
    explicit_evaluation: ro("explicitEvaluation"),
    scale_with_budget: ro("scaleWithBudget"),
    budget: ro("budget", decimal),
    risk_reserve: ro("riskReserve", decimal),
    frequencies: ro("frequencies", listOf(frequency)),
    consequences: ro("consequences", listOf(consequence)),
    cells: ro("cells", listOf(matrixCell)),
    risk_target_name: ordered("riskTargetId", ro("riskTargetName")),
    risk_target_unit: ordered("riskTargetId", ro("riskTargetUnit")),
    ...audit,
  },
  { shared: true },
);
