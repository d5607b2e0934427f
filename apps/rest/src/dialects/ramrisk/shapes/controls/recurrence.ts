import { ControlRecurrence } from "@riskloom/domain";
import { coded, nullable } from "../../../../engine/shape/codec.ts";
import { req, ro, rw } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { date, integer, numbered, text } from "../../codecs.ts";
import { audit } from "../audit.ts";

const scopes = { 10: "Daily", 20: "Weekly", 30: "Monthly", 40: "Yearly" };
const matches = { 10: "First", 20: "Second", 30: "Third", 40: "Fourth", 50: "Last" };
const days = {
  10: "Monday",
  20: "Tuesday",
  30: "Wednesday",
  40: "Thursday",
  50: "Friday",
  60: "Saturday",
  70: "Sunday",
  80: "Workday",
  90: "Weekend day",
  100: "Day",
};
const months = {
  1: "January",
  2: "February",
  3: "March",
  4: "April",
  5: "May",
  6: "June",
  7: "July",
  8: "August",
  9: "September",
  10: "October",
  11: "November",
  12: "December",
};

export const recurrence = shape("Recurrence", ControlRecurrence, {
  id: ro("id"),
  repr: ro("repr"),
  control_deadline: ro("controlDeadline", nullable(date)),
  next_date: ro("nextDate", nullable(date)),
  control: ro("controlId"),
  scope_type: req("scopeType", numbered(scopes)),
  day_interval: rw("dayInterval", nullable(integer)),
  week_interval: rw("weekInterval", nullable(integer)),
  week_recur_days: rw("weekRecurDays", nullable(text)),
  month_date: rw("monthDate", nullable(integer)),
  month_interval: rw("monthInterval", nullable(integer)),
  nth_match: rw("nthMatch", nullable(numbered(matches))),
  day_of_week: rw("dayOfWeek", nullable(numbered(days))),
  year_interval: rw("yearInterval", nullable(integer)),
  year_month: rw("yearMonth", nullable(numbered(months))),
  month_end: rw("monthEnd", nullable(coded({ clamp: "clamp", skip: "skip" }))),
  ...audit,
});
