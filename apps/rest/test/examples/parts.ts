import { expect } from "vitest";
import type { Example } from "./example.ts";

/** What the values of an answer may be, where they differ from run to run. */
export const integer = expect.any(Number);
export const text = expect.any(String);
export const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
/** The tail of every record that alice made. */
export const audit = {
  created_at: moment,
  created_by: 1,
  updated_by: 1,
  sys_period: { lower: moment, upper: null },
};
/** The only page of a collection. */
export const pageOf = (...results: unknown[]) => ({
  count: results.length,
  previous: null,
  next: null,
  results,
});
/** A GET that answers 200. */
export const get = (title: string, path: string, answer: unknown): Example => ({
  title,
  method: "GET",
  path,
  status: 200,
  answer,
});
