import { describe } from "./describe.ts";
import { classNames, monthNames } from "./names.ts";
import { parseRule, validate } from "./parse-rule.ts";
import { refuse } from "./recurrence-error.ts";
import type { Rule } from "./rule.ts";

const everyDays = /^Every (?:(\d+) )?(day|week)s?(?: on (.+))?$/;
const everyMonth =
  /^Every (?:last|(\d+)..)(?: (\w+(?: day)?))? of every (?:(\d+) )?([A-Z]?\w+?)s?(?: of every (\d+) years)?(?: \((or|skipping) .+\))?$/;

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
  const days = everyDays.exec(text);
  if (days !== null) {
    const [, count = "1", unit, list] = days;
    if (unit === "day") return { scope_type: 10, day_interval: Number(count) };
    const numbers = list?.split(/, | and /).map((name) => (classNames.indexOf(name) + 1) * 10);
    return { scope_type: 20, week_interval: Number(count), week_recur_days: numbers?.join() };
  }
  const [, date, name, months = "1", month = "", years = "1", end] = everyMonth.exec(text) ?? [];
  const day =
    name === undefined
      ? { month_date: Number(date), ...(end === "skipping" ? { month_end: "skip" } : {}) }
      : {
          nth_match: date === undefined ? 50 : Number(date) * 10,
          day_of_week: (classNames.indexOf(name) + 1) * 10,
        };
  return month === "month"
    ? { scope_type: 30, ...day, month_interval: Number(months) }
    : { scope_type: 40, ...day, year_interval: Number(years), year_month: monthNames.indexOf(month) + 1 };
}
