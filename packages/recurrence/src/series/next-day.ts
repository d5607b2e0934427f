import type { Compiled } from "./compile.ts";
import { seek } from "../calendar/seek.ts";

/**
 * `nextDate` on day numbers (days since 1970-01-01): the first occurrence after `after`, and not before
 * `anchor`; `noDay` if there is none. For days from −719162 to 2932896 and a number that `compile` made.
 *
 * @example
 * nextDay(compile({ scope_type: 10, day_interval: 7 }), 0, 20); // 21
 */
export function nextDay(code: Compiled, anchor: number, after: number): number {
  return seek(code, anchor, after + 1);
}
