import { expect, test } from "vitest";
import { nextTerm, parseRule, terms } from "../src/index.ts";

const holidays = new Set(["2021-04-02", "2021-04-05", "2021-12-24", "2021-12-31"]);
const isWorkday = (date: string): boolean =>
  !holidays.has(date) && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

test("the nth and the last workday of a month follow the calendar that is given", () => {
  const last = parseRule({ scope_type: 30, nth_match: 50, day_of_week: 80 });
  const first = parseRule({ scope_type: 30, nth_match: 10, day_of_week: 80 });
  expect(terms(last, { anchor: "2021-12-01", limit: 1, isWorkday })).toEqual([
    { nominal: "2021-12-30", date: "2021-12-30" },
  ]);
  expect(nextTerm(first, "2021-03-31", { isWorkday })).toEqual({ nominal: "2021-04-01", date: "2021-04-01" });
  const friday = parseRule({ scope_type: 30, nth_match: 20, day_of_week: 90 });
  expect(nextTerm(friday, "2021-04-01", { isWeekendDay })?.date).toBe("2021-04-03");
});

test("a period with too few workdays has no term, and a calendar without workdays has none at all", () => {
  const fourth = parseRule({ scope_type: 30, nth_match: 40, day_of_week: 80 });
  expect(nextTerm(fourth, "2021-02-01", { isWorkday: few })?.date).toBe("2021-05-04");
  expect(nextTerm(fourth, "2021-02-01", { isWorkday: () => false })).toBeNull();
  expect(
    nextTerm(parseRule({ scope_type: 10 }), "2021-02-01", { isWorkday: () => false, adjust: "following" }),
  ).toBeNull();
});

test.each([
  ["none", "2021-05-30"],
  ["following", "2021-05-31"],
  ["preceding", "2021-05-28"],
  ["modified_following", "2021-05-31"],
  ["modified_preceding", "2021-05-28"],
] as const)("Sunday 2021-05-30 by %s is %s", (adjust, date) => {
  const rule = parseRule({ scope_type: 30, month_date: 30 });
  expect(nextTerm(rule, "2021-05-01", { adjust })).toEqual({ nominal: "2021-05-30", date });
});

test("modified adjustments stay in the month", () => {
  const rule = parseRule({ scope_type: 30, month_date: 31 });
  const first = parseRule({ scope_type: 30, month_date: 1 });
  expect(nextTerm(rule, "2021-10-01", { adjust: "modified_following" })?.date).toBe("2021-10-29");
  expect(nextTerm(rule, "2021-10-01", { adjust: "following" })?.date).toBe("2021-11-01");
  expect(nextTerm(first, "2021-07-15", { adjust: "modified_preceding" })?.date).toBe("2021-08-02");
  expect(nextTerm(first, "2021-07-15", { adjust: "preceding" })?.date).toBe("2021-07-30");
});

test("steps go from the nominal date, so that a yearly rule does not slip into the next year", () => {
  const rule = parseRule({ scope_type: 40, month_date: 31, year_month: 12 });
  expect(terms(rule, { anchor: "2021-12-31", limit: 3, adjust: "following", isWorkday })).toEqual([
    { nominal: "2021-12-31", date: "2022-01-03" },
    { nominal: "2022-12-31", date: "2023-01-02" },
    { nominal: "2023-12-31", date: "2024-01-01" },
  ]);
});

test("two nominal dates that meet on one workday are one term, also when asked one by one", () => {
  const daily = parseRule({ scope_type: 10 });
  const dates = terms(daily, { anchor: "2021-04-01", limit: 4, adjust: "following", isWorkday });
  expect(dates.map(({ date }) => date)).toEqual(["2021-04-01", "2021-04-06", "2021-04-07", "2021-04-08"]);
  expect(nextTerm(daily, "2021-04-02", { adjust: "following", isWorkday })).toEqual({
    nominal: "2021-04-07",
    date: "2021-04-07",
  });
});

test("an end counts nominal dates of the calendar", () => {
  const first = parseRule({ scope_type: 30, nth_match: 10, day_of_week: 80 });
  const dates = terms(first, { anchor: "2021-03-01", end: { count: 3 }, isWorkday });
  expect(dates.map(({ date }) => date)).toEqual(["2021-03-01", "2021-04-01", "2021-05-03"]);
});

/** Friday and Saturday. */
function isWeekendDay(date: string): boolean {
  return [5, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/** Three workdays a month, but all of May. */
function few(date: string): boolean {
  return date.startsWith("2021-05") || /-0[123]$/.test(date);
}
