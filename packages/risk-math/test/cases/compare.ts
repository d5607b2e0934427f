import type { Case } from "./case.ts";

/** Every place where an answer misses its expectation by more than the tolerance, in words; none when all is well. */
export function misses(expected: unknown, actual: unknown, tol: Case["tol"], path: string = ""): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length < expected.length) {
      return [`${path}: ${expected.length} values expected, got ${JSON.stringify(actual)}`];
    }
    return expected.flatMap((value, i) => misses(value, actual[i], tol, `${path}[${i}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    const found = new Map<string, unknown>(Object.entries(actual ?? {}));
    return Object.entries(expected)
      .filter(([key]) => key !== "note")
      .flatMap(([key, value]) => misses(value, found.get(key), tol, `${path}.${key}`));
  }
  if (typeof expected === "number" && typeof actual === "number") {
    const relative = tol.rel ?? tol.exactEngineRel;
    const allowed =
      relative === undefined
        ? (tol.abs ?? 0)
        : Math.max(relative * Math.abs(expected), expected === 0 ? 1e-12 : 0);
    return Math.abs(actual - expected) <= allowed ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  return Object.is(expected, actual) ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
}
