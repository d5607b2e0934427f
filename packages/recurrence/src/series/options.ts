import type { Compiled } from "./compile.ts";
import { toDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { lastDay } from "../calendar/months.ts";
import { nthDay } from "./nth-day.ts";
import { refuse, whole } from "../rule/recurrence-error.ts";
import type { DateIn } from "../calendar/seek.ts";

/** The end of a series: its last possible date, or its number of occurrences counted from the anchor on. */
export type End =
  | { readonly until: IsoDate; readonly count?: undefined }
  | { readonly count: number; readonly until?: undefined };

export interface Options {
  /** The date from whose day, week, month or year intervals are counted. No occurrence lies before it. */
  readonly anchor?: IsoDate | undefined;
  /** `count` needs an anchor. */
  readonly end?: End | undefined;
}

/** The anchor that is given, else `day`. */
export function anchorOf(options: Options | undefined, day: number): number {
  return options?.anchor === undefined ? day : toDay(options.anchor, "anchor");
}

/** The last day on which the series may have an occurrence. */
export function boundOf(options: Options, code: Compiled, start: number, dateIn?: DateIn): number {
  const { anchor, end } = options;
  if (end === undefined) return lastDay;
  if (end.until !== undefined) {
    if (end.count !== undefined) throw refuse("until", "conflict");
    return toDay(end.until, "until");
  }
  if (anchor === undefined) throw refuse("anchor", "required");
  return nthDay(code, start, whole(end.count, "count", 1), dateIn);
}
