import { invalid, type Issue, RecurrenceRule, typeWord } from "@riskloom/domain";
import { snakeCase } from "@riskloom/persistence";
import {
  type Issue as RuleIssue,
  parseRule,
  type Rule,
  type RuleIssueCode,
  validate,
} from "@riskloom/recurrence";

/** The attributes of a rule, in the register's words. */
export const ruleKeys = RecurrenceRule.keyof().options;

/** A rule in which what does not belong to its form may also be missing. */
export type LooseRule = { [Key in keyof RecurrenceRule]?: RecurrenceRule[Key] | undefined };

/** The rule that a stored recurrence means, as the recurrence package takes it. */
export const ruleOf = (row: LooseRule): Rule => parseRule(inPackageWords(row));

/**
 * A rule as it is stored: in its one canonical form, null where a field does not belong to that form.
 *
 * @throws DomainError Invalid, with everything that is wrong with it
 */
export function storedRule(row: LooseRule): RecurrenceRule {
  const input = inPackageWords(row);
  const issues = validate(input);
  if (issues.length > 0) throw invalid(...issues.map((issue) => issueOf(issue, row)));
  const rule = new Map<string, unknown>(Object.entries(parseRule(input)));
  return RecurrenceRule.parse(
    Object.fromEntries(ruleKeys.map((key) => [key, rule.get(snakeCase(key)) ?? null])),
  );
}

const inPackageWords = (row: LooseRule): Record<string, unknown> =>
  Object.fromEntries(ruleKeys.map((key) => [snakeCase(key), row[key]]));

const choices: Readonly<Record<string, readonly number[]>> = {
  scopeType: [10, 20, 30, 40],
  weekRecurDays: [10, 20, 30, 40, 50, 60, 70],
  nthMatch: [10, 20, 30, 40, 50],
  dayOfWeek: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
};
const greatest: Readonly<Record<string, number>> = { monthDate: 31, yearMonth: 12 };
const greatestInterval = 9999;

type Told = (value: unknown, key: string) => Omit<Issue, "path">;
const rule =
  (message: string): Told =>
  () => ({ code: "rule", params: { message } });
const wrongType =
  (expected: string): Told =>
  (value) => ({
    code: "invalidType",
    params: { expected, received: typeWord(value) },
  });

const words: Record<RuleIssueCode, Told> = {
  required: () => ({ code: "required" }),
  unknown_choice: (value, key) => ({
    code: "invalidChoice",
    params: { choices: choices[key] ?? [], value },
  }),
  out_of_range: (value, key) =>
    Number(value) < 1
      ? { code: "tooSmall", params: { min: 1 } }
      : { code: "tooBig", params: { max: greatest[key] ?? greatestInterval } },
  not_an_integer: wrongType("integer"),
  not_a_string: wrongType("string"),
  not_allowed: rule("This field does not belong to the scope of the rule."),
  conflict: rule("Give either a date of the month or a kind of day, not both."),
  never_occurs: rule("That month never has this day."),
};

function issueOf({ field, code }: RuleIssue, row: LooseRule): Issue {
  const key = ruleKeys.find((one) => snakeCase(one) === field);
  return { path: [key ?? field], ...words[code](key && row[key], key ?? field) };
}
