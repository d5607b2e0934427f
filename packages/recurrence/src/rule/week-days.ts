import { weekdayList } from "./names.ts";

/** The weekdays of a list such as `"10,30,50"` as bits, Monday 1 to Sunday 64, or why it is not one. */
export function readWeekDays(list: string): number | "not_an_integer" | "unknown_choice" {
  let bits = 0;
  for (const entry of list.split(",")) {
    if (!/^ *\d+ *$/.test(entry)) return "not_an_integer";
    const position = lists.indexOf(`${Number(entry)}`);
    if (position < 1) return "unknown_choice";
    bits |= position;
  }
  return bits;
}

/** The canonical list of weekdays given as bits 1 to 127. */
export function writeWeekDays(bits: number): string {
  return lists[bits] ?? "";
}

/** The bits of a canonical list; 0 for anything else. */
export function weekDayBits(list: string): number {
  let bits = 0;
  for (let at = 0; at < list?.length; at += 3) bits |= 1 << (list.charCodeAt(at) - 49);
  return lists[bits] === list ? bits : 0;
}

const lists: readonly string[] = /* @__PURE__ */ Array.from({ length: 128 }, (_, bits) =>
  weekdayList(["10", "20", "30", "40", "50", "60", "70"], bits, ","),
);
