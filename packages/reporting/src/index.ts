// What reports are made from
export type { Request } from "./request.ts";
export type { ActionRow, ControlRow, EvaluationRow, OwnerChange, RiskRow, Snapshot } from "./snapshot.ts";

// Lists
export { actionList } from "./elements/action-list.ts";
export { controlList } from "./elements/control-list.ts";
export { ownershipChange } from "./elements/ownership-change.ts";
export { projectInformation } from "./elements/project-information.ts";
export { type ListedRisk, riskList } from "./elements/risk-list.ts";
export { textField } from "./elements/text-field.ts";

// Counts
export { barplots } from "./elements/barplots.ts";
export { matrix } from "./elements/matrix.ts";
export { ownership } from "./elements/ownership.ts";
export { status } from "./elements/status.ts";

// Values
export { controlValue } from "./elements/control-value.ts";
export { riskContributions } from "./elements/risk-contributions.ts";
export { valueAtRisk } from "./elements/value-at-risk.ts";
export { valueDifference } from "./elements/value-difference.ts";

// Distributions
export { monteCarlo } from "./elements/monte-carlo.ts";
export { scurve } from "./elements/scurve.ts";

// The same curve by curve, for threads
export { type ExactCurve, exactCurve } from "./curves/exact-curve.ts";
export { type LossPortfolio, portfolioOf } from "./curves/loss-portfolio.ts";
export { type MatrixPortfolios, portfoliosOn } from "./curves/portfolios.ts";
export { sharedRisks } from "./curves/shared-risks.ts";
export { type SimulatedCurve, simulatedCurve, type SimulatedCurveOptions } from "./curves/simulated-curve.ts";

// What the elements are made of
export { estimateOf } from "./evaluate/estimate.ts";
export type { Estimate } from "./evaluate/matrix-lookup.ts";
export { type IndexedMatrix, lookUpMatrices, type MatrixLookup } from "./evaluate/matrix-lookup.ts";
export { textFilter } from "./select/text-filter.ts";
