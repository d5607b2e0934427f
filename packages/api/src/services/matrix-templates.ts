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

const levels = (names: readonly string[]): ClassDraft[] => names.map((name) => ({ name }));
const threeBands = [
  { title: "Low", hexColor: "#4caf50", color: "green", lowerLimit: 0 },
  { title: "Medium", hexColor: "#ffeb3b", color: "yellow", lowerLimit: 3 },
  { title: "High", hexColor: "#f44336", color: "red", lowerLimit: 6 },
] as const;

/** The matrices of each template; the first is the primary one. */
export const templates: Readonly<Record<TemplateName, readonly MatrixDraft[]>> = {
  cost: [cost],
  "cost-time-opportunity": [cost, time, opportunity],
  "kendis-3x3": [
    {
      target: { name: "Delivery", unit: "", monetary: false },
      frequencies: levels(["Low", "Medium", "High"]),
      consequences: levels(["Low", "Medium", "High"]),
      bands: threeBands,
    },
  ],
  "kendis-5x5": [
    {
      target: { name: "Delivery", unit: "", monetary: false },
      frequencies: levels(["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
      consequences: levels(["Negligible", "Minor", "Moderate", "Major", "Critical"]),
      bands,
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

function tenSteps(): string[] {
  return Array.from({ length: 10 }, (_, index) => String(index + 1));
}
