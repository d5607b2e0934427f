import fc from "fast-check";
import { type IssueCode, RiskMathError } from "@riskloom/risk-math";

/** One seed, so that a run says something about the code and not about its luck; change it to look further. */
fc.configureGlobal({ seed: 20_261_122 });

/** Numbers of every awkward kind. */
export const oddNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.constantFrom(
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    1e-300,
    1e300,
    2 ** 53,
    1e-16,
    1 - 1e-16,
  ),
  fc.double(),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: -5, max: 20 }),
);

const codes: readonly IssueCode[] = [
  "confidence",
  "correlation",
  "duplicate-id",
  "empty",
  "kind",
  "length",
  "missing",
  "negative-frequency",
  "not-finite",
  "order",
  "percentile",
  "probability>1",
  "range",
  "seed",
  "shape",
  "simulations",
  "support",
  "unreachable",
];

/** The answer of a call, or null when it was refused with documented codes; any other error goes on. */
export function answerOrRefusal<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    if (
      error instanceof RiskMathError &&
      error.issues.length > 0 &&
      error.issues.every(({ code }) => codes.includes(code))
    ) {
      return null;
    }
    throw error;
  }
}

/** Paths of all numbers in an answer that are NaN or infinite. */
export function badNumbers(value: unknown, path: string = "$"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value instanceof Float64Array) return value.every(Number.isFinite) ? [] : [`${path} has bad numbers`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => badNumbers(entry, `${path}.${key}`));
}
