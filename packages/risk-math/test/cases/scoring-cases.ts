import {
  bandOf,
  bestEvaluation,
  classesFromAnchors,
  placeInMatrix,
  riskScore,
  scaleWithBudget,
  type ScaleClass,
  worstEvaluation,
} from "@riskloom/risk-math";
import type { Answers } from "./case.ts";
import { list, number, numbers, record, text } from "./read.ts";

/** Matrix placement, ranking, bands and budget classes. */
export function answerScoring(id: string, input: Record<string, unknown>): Answers {
  if (id.startsWith("kendis")) return kendis(input);
  if (input["points"] !== undefined) return placement(input);
  if (input["evaluations"] !== undefined) return ranking(input);
  if (input["anchors"] !== undefined || input["percentiles"] !== undefined) return budget(input);
  throw new Error(`no reading of ${id}`);
}

function placement(input: Record<string, unknown>): Answers {
  const scales = {
    frequencies: list(input["frequencies"]).map(scaleClass),
    consequences: list(input["consequences"]).map(scaleClass),
  };
  const places = list(input["points"]).map((point) => {
    const [frequency, consequence] = list(point).map((value) => (value === null ? null : Number(value)));
    return placeInMatrix(frequency, consequence, scales);
  });
  return {
    cells: places.map((place) => (place === null ? null : [place.row, place.column])),
    clamped: places.map((place) => (place === null ? null : place.clamped)),
  };
}

function ranking(input: Record<string, unknown>): Answers {
  const evaluations = list(input["evaluations"]).map((row) => {
    const { id, color, value, is_opportunity: opportunity } = record(row);
    const cell = { value: number(value), color: number(color) };
    return { id: number(id), cell, value: null, isOpportunity: opportunity === true };
  });
  return {
    worst: worstEvaluation(evaluations)?.id,
    best: bestEvaluation(evaluations)?.id,
    worstColorFirst: worstEvaluation(evaluations, "color-first")?.id,
    bestColorFirst: bestEvaluation(evaluations, "color-first")?.id,
  };
}

function kendis(input: Record<string, unknown>): Answers {
  const titles = list(input["cases"]).map((row) => {
    const { bands, impact, probability } = record(row);
    const known = list(bands).map((band) => {
      const [title, lowerLimit] = list(band);
      return { title: text(title), lowerLimit: number(lowerLimit) };
    });
    const score = riskScore(
      impact === null ? null : number(impact),
      probability === null ? null : number(probability),
    );
    return bandOf(score, known)?.title ?? null;
  });
  return { titles };
}

function budget(input: Record<string, unknown>): Answers {
  const [low = 0, mid = 0, high = 0] = numbers(input["anchors"] ?? input["percentiles"]);
  const money = number(input["budget"]);
  const { classes } = scaleWithBudget([{ low, mid, high }], money);
  const columns = classesFromAnchors({ low, mid, high }, Number(input["columns"] ?? 5), money) ?? [];
  return {
    absolute: [classes[0]?.low, classes[0]?.mid, classes[0]?.high],
    mids: columns.map((column) => column.mid),
    edges: columns.slice(1).map((column) => column.low),
  };
}

function scaleClass(row: unknown): ScaleClass {
  const { low, mid, high } = record(row);
  return { low: number(low), mid: number(mid), high: number(high) };
}
