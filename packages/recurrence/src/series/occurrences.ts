import { compile } from "./compile.ts";
import type { Compiled } from "./compile.ts";
import { fillDays } from "./fill-days.ts";
import type { Span } from "./fill-days.ts";
import { fromDay, toDay } from "../calendar/iso-date.ts";
import type { IsoDate } from "../calendar/iso-date.ts";
import { anchorOf, boundOf } from "./options.ts";
import type { End, Options } from "./options.ts";
import { refuse, whole } from "../rule/recurrence-error.ts";
import type { Rule } from "../rule/rule.ts";

export interface OccurrenceOptions {
  readonly anchor?: IsoDate | undefined;
  /** Only occurrences strictly later than this date; without it, the series from the anchor on, the anchor included. */
  readonly after?: IsoDate | undefined;
  readonly end?: End | undefined;
  /** How many dates at most; without it, all up to 9999-12-31. */
  readonly limit?: number | undefined;
}

/**
 * The occurrences of a series, oldest first. `anchor` or `after` is needed; `after` alone is also the anchor.
 *
 * @example
 * occurrences({ scope_type: 30, month_date: 31, month_interval: 1 }, { after: "2024-01-31", limit: 3 });
 * // ["2024-02-29", "2024-03-31", "2024-04-30"]
 * @throws {RecurrenceError} if the rule, a date or the limit is not valid.
 */
export function occurrences(rule: Rule, options: OccurrenceOptions): IsoDate[] {
  const code = compile(rule);
  const { anchor, from, limit } = startOf(options);
  return collect(code, { anchor, from, to: boundOf(options, code, anchor) }, limit);
}

/**
 * The occurrences from one date to another, both inclusive. The anchor is by default the first date.
 *
 * @example
 * between({ scope_type: 10, day_interval: 10 }, "2017-03-01", "2017-03-25"); // ["2017-03-01", "2017-03-11", "2017-03-21"]
 * @throws {RecurrenceError} if the rule or a date is not valid.
 */
export function between(rule: Rule, from: IsoDate, to: IsoDate, options: Options = {}): IsoDate[] {
  const code = compile(rule);
  const first = toDay(from, "from");
  const anchor = anchorOf(options, first);
  const last = Math.min(toDay(to, "to"), boundOf(options, code, anchor));
  return collect(code, { anchor, from: first, to: last }, allDays);
}

/** The anchor and the first day that the options mean. */
export function startOf(options: OccurrenceOptions): { anchor: number; from: number; limit: number } {
  const { after, limit = allDays } = options;
  if (after === undefined && options.anchor === undefined) throw refuse("anchor", "required");
  const from = after === undefined ? toDay(options.anchor ?? "", "anchor") : toDay(after, "after") + 1;
  return { anchor: anchorOf(options, from - 1), from, limit: whole(limit, "limit", 0) };
}

/** More than there are days. */
const allDays = 1e7;

const chunk = 1024;
let buffer: Int32Array | undefined;

/** No code of a caller runs between filling the buffer and reading it, so that one buffer serves every call. */
function collect(code: Compiled, span: Span, limit: number): IsoDate[] {
  buffer ??= new Int32Array(chunk);
  const dates: IsoDate[] = [];
  let from = span.from;
  for (;;) {
    const size = fillDays(code, { anchor: span.anchor, from, to: span.to }, buffer);
    const wanted = Math.min(size, limit - dates.length);
    for (let index = 0; index < wanted; index += 1) dates.push(fromDay(buffer[index] ?? 0));
    if (size < chunk || dates.length === limit) return dates;
    from = (buffer[chunk - 1] ?? 0) + 1;
  }
}
