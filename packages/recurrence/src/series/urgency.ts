import { toDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { whole } from "../rule/recurrence-error.ts";

export type Urgency = "" | "close" | "expired";

export interface UrgencyOptions {
  readonly deadline: IsoDate | null;
  /** The status of the control; done (40) and discarded (50) are never urgent. */
  readonly status: number;
  readonly today: IsoDate;
  /** How many days before its deadline a control is close; 7 by default. */
  readonly close_days?: number | undefined;
}

/**
 * Whether a deadline is past (`expired`), near (`close`: today to `close_days` days ahead), or neither (`""`).
 *
 * @example
 * urgency({ deadline: "2017-01-05", status: 20, today: "2017-01-02" }); // "close"
 * @throws {RecurrenceError} if a date or `close_days` is not valid.
 */
export function urgency({ close_days = 7, deadline, status, today }: UrgencyOptions): Urgency {
  const near = whole(close_days, "close_days", 0);
  const now = toDay(today, "today");
  if (deadline === null || deadline === undefined) return "";
  const left = toDay(deadline, "deadline") - now;
  if (status === 40 || status === 50 || left > near) return "";
  return left < 0 ? "expired" : "close";
}
