import { toDay, fromDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { firstOnOrAfter, nextDate } from "./next-date.ts";
import { between } from "./occurrences.ts";
import type { End } from "./options.ts";
import { refuse } from "../rule/recurrence-error.ts";
import type { Rule } from "../rule/rule.ts";

export interface AdvanceOptions {
  /** The deadline that has been met. */
  readonly deadline: IsoDate;
  /** The stored anchor of the series; by default the deadline. */
  readonly anchor?: IsoDate | undefined;
  readonly end?: End | undefined;
  /** The day on which it was met. */
  readonly on: IsoDate;
  /** From the schedule (default), or counted anew from the day it was met. */
  readonly base?: "schedule" | "completion" | undefined;
  /** With the schedule: the very next term (`none`, default), or the first that is not past on that day (`skip`). */
  readonly catch_up?: "none" | "skip" | undefined;
}

export interface Advanced {
  /** The new deadline; `null` if the series has ended. */
  readonly deadline: IsoDate | null;
  /** The new anchor, where it changes. */
  readonly anchor?: IsoDate;
  /** The terms that `skip` passed over. */
  readonly missed: readonly IsoDate[];
}

/**
 * The deadline that follows one that has been met.
 *
 * `schedule` with `none` is `nextDate`, even if that is past already; `schedule` with `skip` is the first
 * occurrence after the deadline that is not past on the day `on`; `completion` counts from `on` and gives the
 * first occurrence after both `on` and the deadline.
 *
 * @example
 * advance({ scope_type: 10, day_interval: 10 }, { deadline: "2024-03-01", on: "2024-03-14", catch_up: "skip" });
 * // { deadline: "2024-03-21", missed: ["2024-03-11"] }
 * @throws {RecurrenceError} if the rule, a date or a choice is not valid.
 */
export function advance(rule: Rule, options: AdvanceOptions): Advanced {
  const { anchor, base = "schedule", catch_up = "none", deadline, end, on } = options;
  const from = toDay(deadline, "deadline") + 1;
  const today = toDay(on, "on");
  if (base !== "schedule" && base !== "completion") throw refuse("base", "unknown_choice");
  if (catch_up !== "none" && catch_up !== "skip") throw refuse("catch_up", "unknown_choice");
  if (base === "completion") {
    return {
      deadline: nextDate(rule, today < from ? deadline : on, { anchor: on, end }),
      anchor: on,
      missed: [],
    };
  }
  const series = { anchor: anchor ?? deadline, end };
  if (catch_up === "none" || today <= from) return { deadline: nextDate(rule, deadline, series), missed: [] };
  return {
    deadline: firstOnOrAfter(rule, on, series),
    missed: between(rule, fromDay(from), fromDay(today - 1), series),
  };
}
