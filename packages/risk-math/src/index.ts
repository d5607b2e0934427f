// Errors
export { RiskMathError } from "./risk-math-error.ts";
export type { Issue, IssueCode } from "./risk-math-error.ts";

// Estimates
export { distributionFromTriple } from "./estimates/distribution-from-triple.ts";
export type { TripleFamily } from "./estimates/distribution-from-triple.ts";
export { evaluationValue } from "./estimates/evaluation-value.ts";
export type { EvaluationEstimate } from "./estimates/evaluation-value.ts";
export { fitLognormal, fitShiftedLognormal } from "./estimates/fit-lognormal.ts";
export type { LognormalFit } from "./estimates/fit-lognormal.ts";
export { fitMetalog } from "./estimates/fit-metalog.ts";
export { fitPert } from "./estimates/fit-pert.ts";
export { fitTriangular } from "./estimates/fit-triangular.ts";
export {
  lichtenbergClassic,
  lichtenbergItem,
  lichtenbergP10P90,
  lichtenbergP1P99,
  lichtenbergWeights,
  successiveTotal,
} from "./estimates/lichtenberg.ts";
export type { ItemEstimate, LichtenbergWeights, SuccessiveTotal } from "./estimates/lichtenberg.ts";
export { pearsonTukeyMean, swansonMean } from "./estimates/mean-shortcuts.ts";
export type { PercentilePair } from "./estimates/percentile-pair.ts";
export { requireTriple, validateTriple } from "./estimates/triple.ts";
export type {
  CheckedTriple,
  PartialTriple,
  Triple,
  TripleMeaning,
  TripleRepair,
} from "./estimates/triple.ts";
export { tripleMean } from "./estimates/triple-mean.ts";

// Fitting
export { fitToLosses } from "./fitting/fit-to-losses.ts";
export type { LossFit } from "./fitting/fit-to-losses.ts";
export type { FittedFamily } from "./fitting/maximum-likelihood.ts";

// Distributions
export { discrete } from "./distributions/discrete.ts";
export type {
  Discrete,
  Distribution,
  DoubleTriangular,
  Gamma,
  GeneralisedPareto,
  LogLogistic,
  Lognormal,
  Metalog,
  Normal,
  PointMass,
  ScaledBeta,
  Triangular,
  Weibull,
} from "./distributions/distribution.ts";
export { doubleTriangular } from "./distributions/double-triangular.ts";
export { generalisedPareto, pareto } from "./distributions/heavy-tails/generalised-pareto.ts";
export { logLogistic } from "./distributions/heavy-tails/log-logistic.ts";
export { weibull } from "./distributions/heavy-tails/weibull.ts";
export { logCdf, logDensity, logSurvival, survival } from "./distributions/logarithms.ts";
export { exponential, gamma } from "./distributions/gamma.ts";
export { lognormal, shiftedLognormal } from "./distributions/lognormal.ts";
export { metalog } from "./distributions/metalog.ts";
export { distributionMean, distributionSkewness, distributionVariance } from "./distributions/moments.ts";
export { normal } from "./distributions/normal.ts";
export { pert, pertClassic } from "./distributions/pert.ts";
export { pointMass } from "./distributions/point-mass.ts";
export { cdf, cvar, density, quantile, shortfallOver } from "./distributions/quantile.ts";
export { triangular } from "./distributions/triangular.ts";
export { validateDistribution } from "./distributions/validate-distribution.ts";

// Occurrence
export { compoundMoments } from "./occurrence/compound-moments.ts";
export type { CompoundMoments } from "./occurrence/compound-moments.ts";
export { geometric, negativeBinomial } from "./occurrence/negative-binomial.ts";
export {
  bernoulli,
  certain,
  eventVariance,
  expectedEvents,
  poisson,
  uncertainRate,
} from "./occurrence/occurrence.ts";
export type { Occurrence } from "./occurrence/occurrence.ts";
export { validateOccurrence } from "./occurrence/validate-occurrence.ts";
export {
  poissonProbabilities,
  probabilityOfAny,
  rateOfProbability,
} from "./occurrence/probability-of-any.ts";

// Portfolios and exact aggregates
export type {
  Aggregate,
  AggregateMethod,
  CurvePoint,
  EstimatedAggregate,
  ExactAggregate,
  SCurveOptions,
} from "./aggregate/aggregate.ts";
export type { Bound, BoundMethod, ErrorEstimate, Figure } from "./bounds/bound.ts";
export type { Figures } from "./bounds/figures.ts";
export { exactAggregate } from "./aggregate/exact-aggregate.ts";
export type { ExactOptions } from "./aggregate/exact-aggregate.ts";
export type { FourierSeries } from "./aggregate/fourier-inversion.ts";
export { validateRisks } from "./aggregate/risk.ts";
export type { Risk } from "./aggregate/risk.ts";

// Contributions
export { controlValue, valuePerControl } from "./contributions/control-value.ts";
export type {
  AttachedControl,
  ControlCost,
  ControlledRisk,
  ControlValue,
} from "./contributions/control-value.ts";
export { expectedValue } from "./contributions/expected-value.ts";
export type { TaggedValue, ValueStack } from "./contributions/expected-value.ts";
export { varianceContributions } from "./contributions/rank-contributions.ts";
export { tornado } from "./contributions/tornado.ts";
export type { Contribution, ContributionMeasure, Tornado, TornadoOptions } from "./contributions/tornado.ts";
export { valueDifference } from "./contributions/value-difference.ts";
export type {
  ChangeOrder,
  ValueChange,
  ValueDifference,
  ValuePair,
} from "./contributions/value-difference.ts";

// Scoring: the only place where scores are compared
export { bandOf, cellsFromBands, classScore, riskScore } from "./scoring/bands.ts";
export type { Band } from "./scoring/bands.ts";
export { compareCells } from "./scoring/compare-cells.ts";
export type { CellOrder } from "./scoring/compare-cells.ts";
export { riskMovement } from "./scoring/movement.ts";
export type { Movement, RiskMovement, RiskState } from "./scoring/movement.ts";
export { placeInMatrix } from "./scoring/place-in-matrix.ts";
export type { MatrixPlace } from "./scoring/place-in-matrix.ts";
export { placeOnScale } from "./scoring/place-on-scale.ts";
export type { ScalePlace } from "./scoring/place-on-scale.ts";
export { bestEvaluation, compareEvaluations, worstEvaluation } from "./scoring/rank-evaluations.ts";
export type { RankedEvaluation } from "./scoring/rank-evaluations.ts";
export { cellAt } from "./scoring/risk-matrix.ts";
export type {
  CellPosition,
  CellScore,
  MatrixCell,
  MatrixScales,
  RiskMatrix,
  ScaleClass,
} from "./scoring/risk-matrix.ts";
export { classesFromAnchors, scaleWithBudget } from "./scoring/scale-with-budget.ts";
export type { BudgetAnchors, ScaledClasses } from "./scoring/scale-with-budget.ts";
export { positionOfScore, scoreOfPosition } from "./scoring/score-position.ts";

// Simulation
export { mersenneTwister } from "./random/mersenne-twister.ts";
export { philox4x32 } from "./random/philox.ts";
export { threefry2x32 } from "./random/threefry.ts";
export { Xoshiro } from "./random/xoshiro.ts";
export {
  percentileStandardError,
  rankInterval,
  requiredSimulations,
  wilksSampleSize,
} from "./simulation/order-statistics.ts";
export type { RankInterval } from "./simulation/order-statistics.ts";
export { summarise } from "./simulation/sample-summary.ts";
export type { SamplePercentile, SampleSummary } from "./simulation/sample-summary.ts";
export { simulate } from "./simulation/simulate.ts";
export type { Simulation, SimulationOptions } from "./simulation/simulate.ts";
export { simulateUntil } from "./simulation/simulate-until.ts";
export type { ConvergedSimulation, ConvergenceRule } from "./simulation/simulate-until.ts";

// Dependence
export {
  pearsonFromSpearman,
  sdOfCorrelatedSum,
  spearmanFromPearson,
} from "./dependence/correlated-normals.ts";
export { choleskyFactor } from "./dependence/correlation-factor.ts";
export { validateCorrelation } from "./dependence/correlation-matrix.ts";
export type { Matrix } from "./dependence/matrix.ts";
export { imanConover } from "./dependence/iman-conover.ts";
export { nearestCorrelation } from "./dependence/nearest-correlation.ts";
export type { RepairedCorrelation } from "./dependence/nearest-correlation.ts";
export { oneFactorAggregate } from "./dependence/one-factor-aggregate.ts";
export { rankCorrelation } from "./dependence/rank-correlation.ts";
export { sobolPoints } from "./random/sobol.ts";
export { compoundQuantile } from "./simulation/quantiles/compound-quantiles.ts";
export { simulateQuantiles } from "./simulation/quantiles/simulate-quantiles.ts";
export type {
  QuantileSimulation,
  QuantileSimulationOptions,
} from "./simulation/quantiles/simulate-quantiles.ts";
export { simulateVariants } from "./simulation/simulate-variants.ts";
export type { VariantSimulation } from "./simulation/simulate-variants.ts";
export type { Sampler } from "./simulation/quantiles/uniforms.ts";
export { lintMatrix } from "./linter/lint-matrix.ts";
export type { LintOptions } from "./linter/lint-matrix.ts";
export type { MatrixFinding, MatrixRule } from "./linter/matrix-finding.ts";
