import { describe } from "./describe.ts";
import { classNames, monthNames } from "./names.ts";
import { parseRule, validate } from "./parse-rule.ts";
import { refuse } from "./recurrence-error.ts";
import type { Rule } from "./rule.ts";

/**
 * The rule that a text of `describe` tells; no other wording is understood.
 *
 * @example
 * parseText("Every 2 weeks on Monday and Friday"); // { scope_type: 20, week_interval: 2, week_recur_days: "10,50" }
 * @throws {RecurrenceError} `not_a_rule_text` on `text`.
 */
export function parseText(text: string): Rule {
  const row = guess(text);
  const rule = validate(row).length === 0 ? parseRule(row) : undefined;
  if (rule === undefined || describe(rule) !== text) throw refuse("text", "not_a_rule_text");
  return rule;
}

/** Reads loosely; only the comparison with the text of the result decides. */
function guess(text: string): unknown {
  const several = (unit: string): number => Number(new RegExp(`(\\d+) ${unit}s`).exec(text)?.[1] ?? 1);
  const [, date, name] = /^Every (last|\d+)\S*(?: (.*?))?? of every /.exec(text) ?? [];
  if (date === undefined) {
    const days = / on (.+)/
      .exec(text)?.[1]
      ?.split(/, | and /)
      .map(numberOf);
    return days === undefined
      ? { scope_type: 10, day_interval: several("day") }
      : { scope_type: 20, week_interval: several("week"), week_recur_days: days.join() };
  }
  const year_month = monthNames.findIndex((month) => text.includes(` every ${month}`)) + 1;
  const day = name
    ? { nth_match: date === "last" ? 50 : Number(date) * 10, day_of_week: numberOf(name) }
    : { month_date: Number(date), month_end: text.includes("skipping") ? "skip" : "" };
  return year_month > 0
    ? { scope_type: 40, ...day, year_interval: several("year"), year_month }
    : { scope_type: 30, ...day, month_interval: several("month") };
}

function numberOf(className: string): number {
  return classNames.indexOf(className) * 10 + 10;
}
