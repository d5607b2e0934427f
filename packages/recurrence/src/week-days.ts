/** The weekdays of a list such as `"10,30,50"` as bits, Monday 1 to Sunday 64, or why it is not one. */
export function readWeekDays(list: string): number | "not_an_integer" | "unknown_choice" {
  let bits = 0;
  for (const entry of list.split(",")) {
    const digits = /^ *(\d+) *$/.exec(entry)?.[1];
    if (digits === undefined) return "not_an_integer";
    const position = Number(digits) / 10;
    if (!(position >= 1 && position <= 7 && Number.isInteger(position))) return "unknown_choice";
    bits |= 1 << (position - 1);
  }
  return bits;
}

/** The canonical list of weekdays given as bits 1 to 127. */
export function writeWeekDays(bits: number): string {
  return lists[bits] ?? "";
}

/** The bits of a canonical list; 0 for any other string. */
export function weekDayBits(list: string): number {
  return bitsOf.get(list) ?? 0;
}

const lists: readonly string[] = /* @__PURE__ */ Array.from({ length: 128 }, (_, bits) =>
  [10, 20, 30, 40, 50, 60, 70].filter((day) => (bits >> (day / 10 - 1)) & 1).join(),
);

const bitsOf: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(lists.map((list, bits) => [list, bits]));
