import type { LossPortfolio } from "@riskloom/reporting";

/** Estimates of their own for `size` risks: no two alike, frequencies from 0.003 to 0.3 a year, severities over four decades. */
export function portfolioOfEstimates(size: number, shift: number = 0): LossPortfolio {
  const column = (figure: (i: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, i) => figure(i));
  // an additive recurrence fills the range evenly, without a generator
  const spread = (i: number, step: number): number => (i * step) % 1;
  const mid = (i: number): number => 1000 * 10 ** (4 * spread(i + 1, 0.618_033_988_75));
  return {
    matrixId: 1,
    evaluationType: "present",
    lambda: 2.9,
    budget: null,
    reserve: null,
    value: 0,
    riskIds: column((i) => i + 1),
    rates: column((i) => (0.003 * 100 ** spread(i + 1, 0.754_877_666_25)) / (1 + shift)),
    lows: column((i) => mid(i) / 2),
    mids: column(mid),
    highs: column((i) => mid(i) * 3),
    excludedRiskIds: [],
  };
}
