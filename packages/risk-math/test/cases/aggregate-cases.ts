import {
  type Aggregate,
  bernoulli,
  certain,
  discrete,
  type Distribution,
  exactAggregate,
  exponential,
  gamma,
  type Occurrence,
  pert,
  pointMass,
  poisson,
  type Risk,
  triangular,
} from "@riskloom/risk-math";
import { portfolio, type PortfolioName, type SeverityName } from "../canonical/portfolio.ts";
import type { Answers, Case } from "./case.ts";
import { describeAggregate } from "./describe-aggregate.ts";
import { list, number, numbers, record, text } from "./read.ts";

/** Totals: listed atoms, closed forms and the canonical portfolios. */
export function answerAggregate({ input, expected }: Case): Answers {
  const risks = risksOf(input);
  const total = exactAggregate(risks, { tolerance: 1e-12 });
  const answers: Answers = describeAggregate(total);
  answers["pmf"] = Array.isArray(expected["pmf"])
    ? masses(total, expected["pmf"].length)
    : byValue(total, expected["pmf"]);
  answers["cdf"] = Object.fromEntries(
    Object.keys(record(expected["cdf"] ?? {})).map((x) => [x, total.cdf(Number(x))]),
  );
  return answers;
}

function risksOf(input: Record<string, unknown>): Risk[] {
  if (input["generator"] !== undefined) return canonical(input);
  if (input["fx"] !== undefined)
    return [{ id: 1, occurrence: poisson(number(input["lambda_"])), severity: lattice(input) }];
  if (input["risks"] !== undefined) {
    return list(input["risks"]).map((row, id) => {
      const { p, loss } = record(row);
      return { id, occurrence: bernoulli(number(p)), severity: pointMass(number(loss)) };
    });
  }
  if (input["severities"] !== undefined) {
    return list(input["severities"]).map((severity, id) => ({
      id,
      occurrence: certain(),
      severity: severityOf(severity),
    }));
  }
  const severity =
    input["loss"] === undefined ? severityOf(input["severity"]) : pointMass(number(input["loss"]));
  const occurrence = occurrenceOf(input);
  return Array.from({ length: Number(input["n"] ?? 1) }, (_, id) => ({ id, occurrence, severity }));
}

function lattice(input: Record<string, unknown>): Distribution {
  const unit = Number(input["unit"] ?? input["step"] ?? 1);
  return discrete(numbers(input["fx"]).map((mass, i) => [i * unit, mass]));
}

function occurrenceOf(input: Record<string, unknown>): Occurrence {
  if (input["lambda_"] !== undefined) return poisson(number(input["lambda_"]));
  return bernoulli(Number(input["p"] ?? 1));
}

function severityOf(input: unknown): Distribution {
  const { dist, mean, low, mid, high, shape, scale } = record(input);
  const triple = { low: Number(low), mid: Number(mid), high: Number(high) };
  if (dist === "exponential") return exponential(number(mean));
  if (dist === "gamma") return gamma({ shape: number(shape), scale: number(scale) });
  return dist === "pert" ? pert(triple, 4) : triangular(triple);
}

export function canonical(input: Record<string, unknown>): Risk[] {
  const name = text(input["name"]);
  const severity = text(input["severity"]).toLowerCase();
  return portfolio(portfolioName(name), severityName(severity));
}

function portfolioName(name: string): PortfolioName {
  return name === "rare" || name === "small" ? name : "mixed";
}

function severityName(text: string): SeverityName {
  if (text.startsWith("pert")) return "pert";
  return text.startsWith("tri") ? "tri" : "logn";
}

function masses(total: Aggregate, count: number): number[] {
  const { values = [], probabilities = [] } = total.outcomes ?? {};
  const step = (values[1] ?? 1) - (values[0] ?? 0);
  return Array.from({ length: count }, (_, i) => {
    const index = values.findIndex((value) => Math.abs(value - i * step) < 1e-9 * step);
    return probabilities[index] ?? 0;
  });
}

function byValue(total: Aggregate, expected: unknown): Record<string, number> {
  const { values = [], probabilities = [] } = total.outcomes ?? {};
  return Object.fromEntries(
    Object.keys(record(expected ?? {})).map((x) => [x, probabilities[values.indexOf(Number(x))] ?? 0]),
  );
}
