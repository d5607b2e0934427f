import {
  bernoulli,
  controlValue,
  type ControlCost,
  pointMass,
  tornado,
  valueDifference,
  varianceContributions,
} from "@riskloom/risk-math";
import { canonical } from "./aggregate-cases.ts";
import type { Answers, Case } from "./case.ts";
import { list, number, numbers, record, text } from "./read.ts";

/** Tornado columns, values of controls and value differences. */
export function answerContribution({ id, input }: Case): Answers {
  if (id.startsWith("controls")) return controls(input);
  if (id.startsWith("vardiff")) return difference(input);
  if (input["rankCorrelations"] !== undefined) {
    return { contribution: varianceContributions(numbers(input["rankCorrelations"])) };
  }
  return input["generator"] === undefined ? listed(input) : contributions(input);
}

function contributions(input: Record<string, unknown>): Answers {
  const risks = canonical(input);
  const { rows, quantile } = tornado(risks, { p: number(input["p"]), tolerance: 1e-12 });
  const asked = numbers(input["risks"]).map((id) => rows.find((row) => row.id === id));
  const byVariance = rows.toSorted((a, b) => (b.varianceShare ?? 0) - (a.varianceShare ?? 0)).slice(0, 5);
  return {
    P80: quantile,
    leaveOneOut: asked.map((row) => row?.leaveOneOut),
    euler: asked.map((row) => row?.euler),
    meanShare: asked.map((row) => row?.meanShare),
    varianceShare: asked.map((row) => row?.varianceShare),
    topByVariance: byVariance.map((row) => row.id),
    topVarianceShare: byVariance.map((row) => row.varianceShare),
  };
}

/** Risks of one or three outcomes, in the words of the fixture. */
function listed(input: Record<string, unknown>): Answers {
  const risks = list(input["risks"]).map((row, id) => {
    const { p, loss } = record(row);
    return { id, occurrence: bernoulli(number(p)), severity: pointMass(number(loss)) };
  });
  const { rows, quantile, cvar } = tornado(risks, { p: Number(input["alpha"] ?? input["p"]) });
  const inOrder = rows.toSorted((a, b) => Number(a.id) - Number(b.id));
  return {
    VaR: quantile,
    CVaR: cvar,
    allocation: inOrder.map((row) => row.tail),
    euler: inOrder.map((row) => row.euler),
    meanShare: inOrder.map((row) => row.meanShare),
    varianceShare: inOrder.map((row) => row.varianceShare),
    leaveOneOut: inOrder.map((row) => row.leaveOneOut),
  };
}

function controls(input: Record<string, unknown>): Answers {
  const risks = list(input["risks"]).map((row) => {
    const { id, gross, present, nett } = record(row);
    return { id: number(id), gross: number(gross), present: number(present), nett: number(nett) };
  });
  const spent = list(input["controls"]).map((row): ControlCost => {
    const { id, status, cost } = record(row);
    return { id: number(id), status: text(status) === "done" ? "done" : "planned", cost: number(cost) };
  });
  const answers = [false, true].map((subtractCosts) => controlValue(risks, spent, { subtractCosts }));
  return {
    realised: answers.map(({ realised }) => realised),
    remaining: answers.map(({ remaining }) => remaining),
    total: answers.map(({ total }) => total),
    benefitCostRatio: answers[0]?.benefitCostRatio,
  };
}

function difference(input: Record<string, unknown>): Answers {
  const before = record(input["t0"]);
  const after = record(input["t1"]);
  const closed = list(input["closed"]).map(text);
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const pairs = ids.map((id) => ({
    id,
    before: id in before ? number(before[id]) : null,
    after: id in after ? number(after[id]) : null,
    closed: closed.includes(id),
  }));
  const { before: total0, after: total1, difference, rows } = valueDifference(pairs);
  const ordered = (order: "value" | "absolute"): unknown[] =>
    valueDifference(pairs, order).rows.map(({ id }) => id);
  return { total0, total1, difference, rows, by_value: ordered("value"), by_abs_value: ordered("absolute") };
}
