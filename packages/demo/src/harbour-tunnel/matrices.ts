import type { DemoBand, DemoClass, DemoMatrix, DemoRiskTarget, Triple } from "../types.ts";

export const riskTargets: readonly DemoRiskTarget[] = [
  { key: "cost", name: "Cost", unit: "EUR", monetary: true },
  { key: "time", name: "Time", unit: "months", monetary: false },
  { key: "saving", name: "Saving", unit: "EUR", monetary: true },
];

/**
 * Frequency classes of Eskesen et al. 2004: events in the construction period, decades with the logarithmic mean of
 * the interval as central value. The open classes at both ends are closed by half a decade and a decade.
 */
const frequencies: readonly DemoClass[] = [
  row("Very unlikely", "Less than 0.0003 events in the construction period", [0.00003, 0.0001, 0.0003], 1),
  row("Unlikely", "0.0003 to 0.003 events in the construction period", [0.0003, 0.001, 0.003], 2),
  row("Occasional", "0.003 to 0.03 events in the construction period", [0.003, 0.01, 0.03], 4),
  row("Likely", "0.03 to 0.3 events in the construction period", [0.03, 0.1, 0.3], 8),
  row("Very likely", "More than 0.3 events in the construction period", [0.3, 1, 3], 16),
];

/** Economic loss to the owner, Eskesen et al. 2004, for a project of about a thousand million euro. */
const losses: readonly DemoClass[] = [
  row("Insignificant", "Less than 30,000 EUR", [3_000, 10_000, 30_000], 1),
  row("Considerable", "30,000 to 300,000 EUR", [30_000, 100_000, 300_000], 2),
  row("Serious", "0.3 to 3 million EUR", [300_000, 1_000_000, 3_000_000], 4),
  row("Severe", "3 to 30 million EUR", [3_000_000, 10_000_000, 30_000_000], 8),
  row("Disastrous", "More than 30 million EUR", [30_000_000, 100_000_000, 300_000_000], 16),
];

/** Delay of completion, Eskesen et al. 2004, the scale in decades of a month. */
const delays: readonly DemoClass[] = [
  row("Insignificant", "Less than 0.01 month", [0.001, 0.003, 0.01], 1),
  row("Considerable", "0.01 to 0.1 month", [0.01, 0.03, 0.1], 2),
  row("Serious", "0.1 to 1 month", [0.1, 0.3, 1], 4),
  row("Severe", "1 to 10 months", [1, 3, 10], 8),
  row("Disastrous", "More than 10 months", [10, 30, 100], 16),
];

const savings: readonly DemoClass[] = [
  row("Insignificant", "Less than 30,000 EUR saved", [3_000, 10_000, 30_000], 1),
  row("Considerable", "30,000 to 300,000 EUR saved", [30_000, 100_000, 300_000], 2),
  row("Substantial", "0.3 to 3 million EUR saved", [300_000, 1_000_000, 3_000_000], 4),
  row("Great", "3 to 30 million EUR saved", [3_000_000, 10_000_000, 30_000_000], 8),
  row("Exceptional", "More than 30 million EUR saved", [30_000_000, 100_000_000, 300_000_000], 16),
];

/**
 * The acceptance levels of Eskesen et al. 2004. The guideline's table of 25 cells is constant along its diagonals,
 * so with class scores that double, the limits 64, 16, 4 and 1 on the product reproduce it cell by cell.
 */
const acceptance: readonly DemoBand[] = [
  { title: "Unacceptable", hexColor: "#c0392b", color: "red", lowerLimit: 64 },
  { title: "Unwanted", hexColor: "#e67e22", color: "orange", lowerLimit: 16 },
  { title: "Acceptable", hexColor: "#f1c40f", color: "yellow", lowerLimit: 4 },
  { title: "Negligible", hexColor: "#27ae60", color: "green", lowerLimit: 1 },
];

/** RamRisk's colour codes name levels, low to high; an opportunity is the better the higher, hence the blues. */
const attraction: readonly DemoBand[] = [
  { title: "Pursue", hexColor: "#1b4f72", color: "red", lowerLimit: 64 },
  { title: "Develop", hexColor: "#2e86c1", color: "orange", lowerLimit: 16 },
  { title: "Watch", hexColor: "#85c1e9", color: "yellow", lowerLimit: 4 },
  { title: "Leave", hexColor: "#d6eaf8", color: "green", lowerLimit: 1 },
];

export const matrices: readonly DemoMatrix[] = [
  {
    key: "cost",
    riskTarget: "cost",
    isOpportunity: false,
    explicitEvaluation: false,
    scaleWithBudget: false,
    budget: 980_000_000,
    riskReserve: 65_000_000,
    frequencies,
    consequences: losses,
    bands: acceptance,
  },
  {
    key: "time",
    riskTarget: "time",
    isOpportunity: false,
    explicitEvaluation: false,
    scaleWithBudget: false,
    budget: 66,
    riskReserve: 6,
    frequencies,
    consequences: delays,
    bands: acceptance,
  },
  {
    key: "opportunity",
    riskTarget: "saving",
    isOpportunity: true,
    explicitEvaluation: true,
    scaleWithBudget: false,
    budget: 980_000_000,
    riskReserve: null,
    frequencies,
    consequences: savings,
    bands: attraction,
  },
];

export const primaryMatrix = "cost";

function row(name: string, description: string, figures: Triple, score: number): DemoClass {
  return { name, description, figures, score };
}
