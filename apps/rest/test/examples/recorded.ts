import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Executed } from "../../src/engine/open-api/examples.ts";

const file = join(import.meta.dirname, "../../src/executed.json");

/** Of lists the first entries stand for all. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

/** What stays of a value when only its form counts. */
export function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(formOf);
  if (typeof value !== "object" || value === null) return "a value";
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, one]) => [key, typeof one === "object" && one !== null ? formOf(one) : "a value"]),
  );
}

/**
 * Writes the examples of the descriptions anew, from what has just been answered: requests to a register of tests, and its
 * answers. `RECORD=1 npm test -- --project rest conformance` does it.
 */
export const record = (executed: readonly Executed[]): void =>
  writeFileSync(file, `${JSON.stringify(executed, null, 2)}\n`);
