import { expect } from "vitest";

/** The same structure, every figure to nine digits; small whole numbers exactly. */
export const near = (value: object): object => Object(close(value));

function close(value: unknown): unknown {
  if (typeof value === "number") {
    return Number.isInteger(value) && Math.abs(value) < 1000 ? value : closeTo(value);
  }
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, close(one)]));
}

const closeTo = (value: number): unknown =>
  expect.closeTo(value, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(value) || 1))));
