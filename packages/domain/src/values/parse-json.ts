import { isKept } from "./decimal.ts";

/**
 * Reads JSON without altering its numbers: a whole number that a double would round becomes a `bigint`, and any other that
 * would come out as another number, beyond 2^53, beyond the largest double or too near to 0, becomes one that is not finite.
 * Schemas of numbers take neither, so that what cannot be kept is refused where it stands. Digits of a fraction beyond the
 * seventeenth are rounded, as everywhere (RFC 8259 §6).
 *
 * @throws SyntaxError for what is no JSON
 *
 * @example
 * parseJson("[9007199254740993, 0.1]"); // [9007199254740993n, 0.1]
 */
export function parseJson(text: string): unknown {
  // a reviver costs ten times the reading, and few texts have such numbers
  return mayRound(text) ? JSON.parse(text, unrounded) : JSON.parse(text);
}

/** Whether a text of JSON may have a number that a double would round; a quick look, which takes texts in quotes for numbers. */
export const mayRound = (text: string): boolean => /\d{16}|\d[eE][+-]?\d{2}/.test(text);

// engines tell a reviver how a value was written; the types do not say so yet
function unrounded(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number") return value;
  const source = context?.source ?? "";
  if (!Number.isFinite(value) || isKept(source, value)) return value;
  return /^-?\d+$/.test(source) ? BigInt(source) : Number.NaN;
}
