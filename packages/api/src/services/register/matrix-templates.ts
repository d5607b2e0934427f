import type { ClassDraft, MatrixDraft } from "./create-matrix.ts";

/** What a project can start with. */
export const templateNames = [
  "cost",
  "cost-time-opportunity",
  "kendis-3x3",
  "kendis-5x5",
  "scores-10x10",
] as const;
export type TemplateName = (typeof templateNames)[number];

const bands = [
  { title: "Low", hexColor: "#4caf50", color: "green", lowerLimit: 0 },
  { title: "Moderate", hexColor: "#ffeb3b", color: "yellow", lowerLimit: 5 },
  { title: "High", hexColor: "#ff9800", color: "orange", lowerLimit: 10 },
  { title: "Extreme", hexColor: "#f44336", color: "red", lowerLimit: 16 },
] as const;

/** Events per year, each class tenfold the one before; the middle is the geometric one. */
const frequencies = decades(["Very unlikely", "Unlikely", "Occasional", "Likely", "Very likely"], 0.0003, 10);
const severities = ["Insignificant", "Considerable", "Serious", "Severe", "Disastrous"];

const cost: MatrixDraft = {
  target: { name: "Cost", unit: "EUR", monetary: true },
  frequencies,
  consequences: decades(severities, 3_000, 10),
  bands,
};
const time: MatrixDraft = {
  target: { name: "Time", unit: "days", monetary: false },
  frequencies,
  consequences: decades(severities, 1, 4),
  bands,
};
const opportunity: MatrixDraft = {
  ...cost,
  target: { name: "Opportunity", unit: "EUR", monetary: true },
  consequences: decades(["Slight", "Noticeable", "Considerable", "Great", "Outstanding"], 3_000, 10),
  isOpportunity: true,
};

/** The bands of the worked examples of the Kendis risk level, with the colours that they show. */
const low = { title: "Low", hexColor: "#09c199", color: "green", lowerLimit: 0 } as const;
const medium = { title: "Medium", hexColor: "#f39c12", color: "yellow" } as const;
const high = { title: "High", hexColor: "#e74c3c" } as const;
const threeBands = [low, { ...medium, lowerLimit: 4 }, { ...high, color: "red", lowerLimit: 9 }] as const;
const fourBands = [
  low,
  { ...medium, lowerLimit: 8 },
  { ...high, color: "orange", lowerLimit: 12 },
  { title: "Severe", hexColor: "#c0392b", color: "red", lowerLimit: 16 },
] as const;
const threeLevels = levels(["Low", "Medium", "High"]);
const fiveLevels = levels(["Very Low", "Low", "Medium", "High", "Very High"]);

/** The matrices of each template; the first is the primary one. */
export const templates: Readonly<Record<TemplateName, readonly MatrixDraft[]>> = {
  cost: [cost],
  "cost-time-opportunity": [cost, time, opportunity],
  "kendis-3x3": [
    {
      target: { name: "Delivery", unit: "", monetary: false },
      frequencies: threeLevels,
      consequences: threeLevels,
      bands: threeBands,
    },
  ],
  "kendis-5x5": [
    {
      target: { name: "Delivery", unit: "", monetary: false },
      frequencies: fiveLevels,
      consequences: fiveLevels,
      bands: fourBands,
    },
  ],
  "scores-10x10": [
    {
      target: { name: "Score", unit: "", monetary: false },
      frequencies: levels(tenSteps()),
      consequences: levels(tenSteps()),
      bands: bands.map((band) => ({ ...band, lowerLimit: band.lowerLimit * 4 })),
    },
  ],
};

function decades(names: readonly string[], lowest: number, factor: number): ClassDraft[] {
  return names.map((name, index) => {
    const low = Number((lowest * factor ** index).toPrecision(6));
    const high = Number((lowest * factor ** (index + 1)).toPrecision(6));
    return { name, low, mid: Number((low * Math.sqrt(factor)).toPrecision(2)), high };
  });
}

function levels(names: readonly string[]): ClassDraft[] {
  return names.map((name) => ({ name }));
}

function tenSteps(): string[] {
  return Array.from({ length: 10 }, (_, index) => String(index + 1));
}
