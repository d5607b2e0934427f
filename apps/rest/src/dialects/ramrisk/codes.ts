import type { CellColor, ControlStatus, EvaluationType, RiskStatus } from "@riskloom/domain";

// What this interface numbers, each vocabulary once: shapes, reports and their requests take the numbers from here.

export const riskStatusCodes = {
  new: 10,
  open: 20,
  closed: 30,
  discarded: 40,
} as const satisfies Record<RiskStatus, number>;

export const riskStatusLabels = {
  new: "New",
  open: "Open",
  closed: "Closed",
  discarded: "Discarded",
} as const satisfies Record<RiskStatus, string>;

/** Of controls and of actions. */
export const controlStatusCodes = {
  possible: 10,
  planned: 20,
  ongoing: 30,
  done: 40,
  discarded: 50,
} as const satisfies Record<ControlStatus, number>;

export const controlStatusLabels = {
  possible: "Possible",
  planned: "Planned",
  ongoing: "Ongoing",
  done: "Done",
  discarded: "Discarded",
} as const satisfies Record<ControlStatus, string>;

export const evaluationTypeCodes = {
  gross: 10,
  present: 20,
  nett: 30,
} as const satisfies Record<EvaluationType, number>;

export const cellColorCodes = {
  green: 0,
  yellow: 10,
  orange: 20,
  red: 30,
} as const satisfies Record<CellColor, number>;
