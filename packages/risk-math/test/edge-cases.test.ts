import {
  bernoulli,
  exactAggregate,
  fitLognormal,
  pert,
  poisson,
  quantile,
  RiskMathError,
  simulate,
  triangular,
  validateTriple,
} from "@riskloom/risk-math";
import { expect, test } from "vitest";
import { list, record } from "./cases/read.ts";
import fixture from "./fixtures/risk-math-cases.json" with { type: "json" };

const cases: readonly { readonly id: string; readonly input: unknown; readonly expected: unknown }[] =
  fixture.cases;

test("conformance case edge-1: every odd input gets the documented answer", () => {
  const edge = cases.find(({ id }) => id === "edge-1");
  const outcomes = list(record(edge?.input)["cases"]).map((row) => outcome(record(row)));
  expect(outcomes).toEqual(list(record(edge?.expected)["outcome"]));
});

/** The library's answer in the words of the fixture. */
function outcome(row: Record<string, unknown>): string {
  try {
    if (row["triple"] !== undefined) return ofTriple(list(row["triple"]));
    if (row["frequency"] !== undefined) return ofTotal(Number(row["frequency"]));
    if (row["bernoulli"] !== undefined) return bernoulli(Number(row["bernoulli"])).kind;
    if (row["lognormal"] !== undefined) return ofLognormal(list(row["lognormal"]).map(Number));
    if (row["risks"] !== undefined) return ofNothing();
    if (row["simulations"] !== undefined) return ofSimulations(Number(row["simulations"]));
    return ofPercentile(Number(row["percentile"]));
  } catch (error) {
    return error instanceof RiskMathError ? `error:${error.issues[0]?.code}` : String(error);
  }
}

function ofTriple([low, mid, high]: unknown[]): string {
  const read = (value: unknown): number | null => (value === null ? null : Number(value));
  const { triple, issues } = validateTriple({ low: read(low), mid: read(mid), high: read(high) });
  const [first] = issues;
  if (first !== undefined) return first.code === "missing" ? "missing" : `error:${first.code}`;
  const total = exactAggregate([{ id: 1, occurrence: poisson(1), severity: triangular(triple ?? {}) }]);
  return total.quantile(0.99) === 0 && total.sd === 0 ? "S=0" : "ok";
}

function ofTotal(frequency: number): string {
  const severity = pert({ low: 1, mid: 2, high: 3 }, 4);
  const total = exactAggregate([{ id: 1, occurrence: poisson(frequency), severity }]);
  return total.quantile(1) === 0 ? "S=0" : "S>0";
}

function ofLognormal([low = 0, mid = 0, high = 0]: number[]): string {
  return fitLognormal({ low, mid, high }, { low: 0.05, high: 0.95 }).distribution.kind;
}

function ofNothing(): string {
  const total = exactAggregate([]);
  const all = [0, 0.01, 0.5, 0.99, 1].every((p) => total.quantile(p) === 0 && total.cvar(p) === 0);
  return all ? "S=0 with every percentile 0" : "S>0";
}

function ofSimulations(simulations: number): string {
  const risks = [{ id: 1, occurrence: poisson(3), severity: pert({ low: 1, mid: 2, high: 3 }, 4) }];
  const run = simulate(risks, { simulations, seed: 1 });
  return run.meanError === null && run.sd === null ? "ok, s.e. undefined (null)" : "ok";
}

function ofPercentile(p: number): string {
  const severity = pert({ low: 1, mid: 2, high: 3 }, 4);
  const value = quantile(severity, p);
  const sample = simulate([{ id: 1, occurrence: bernoulli(1), severity }], { simulations: 10, seed: 1 });
  if (p === 0 && value === 1 && sample.percentile(0).value === sample.totals[0])
    return "minimum of support / sample";
  return p === 1 && value === 3 && sample.percentile(1).value === sample.totals[9]
    ? "maximum of support / sample"
    : "";
}
