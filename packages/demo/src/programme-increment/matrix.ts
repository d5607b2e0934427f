import type { DemoBand, DemoClass, DemoMatrix, DemoRiskTarget } from "../types.ts";

export const riskTargets: readonly DemoRiskTarget[] = [
  { key: "delivery", name: "Delivery", unit: "", monetary: false },
];

const levels: readonly DemoClass[] = ["Very Low", "Low", "Medium", "High", "Very High"].map(
  (name, index) => ({
    name,
    description: "",
    figures: null,
    score: index + 1,
  }),
);

/** The bands of the second worked example of the Kendis field reference (16, 12, 8, 0). */
const bands: readonly DemoBand[] = [
  { title: "Severe", hexColor: "#c0392b", color: "red", lowerLimit: 16 },
  { title: "High", hexColor: "#e74c3c", color: "orange", lowerLimit: 12 },
  { title: "Medium", hexColor: "#f39c12", color: "yellow", lowerLimit: 8 },
  { title: "Low", hexColor: "#09c199", color: "green", lowerLimit: 0 },
];

export const matrices: readonly DemoMatrix[] = [
  {
    key: "level",
    riskTarget: "delivery",
    isOpportunity: false,
    explicitEvaluation: false,
    scaleWithBudget: false,
    budget: null,
    riskReserve: null,
    frequencies: levels,
    consequences: levels,
    bands,
  },
];

export const primaryMatrix = "level";
