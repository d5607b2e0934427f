import { readFile } from "node:fs/promises";
import { compile, fromDay, nextDate, nextDay, noDay, parseRule, toDay, toRRule } from "@riskloom/recurrence";
import type { Work } from "./measure.ts";
import { instant, isoOf, rruleFrom, rruleOptions } from "./peers.ts";
import { toRow } from "./rules.ts";

const size = 100_000;
const grid = new URL("../../../../packages/recurrence/test/fixtures/recurrence-cases.json", import.meta.url);

/** The next deadlines of 100,000 controls with mixed rules: as rows to ISO dates, compiled to day numbers, and by rrule. */
export async function controlWorks(): Promise<{ rows: Work; compiled: Work; rrule: Work }> {
  const { rules } = JSON.parse(await readFile(grid, "utf8"));
  const rows: Readonly<Record<string, unknown>>[] = rules.map((entry: { rule: Record<string, unknown> }) =>
    toRow(entry.rule),
  );
  const pick = random(1);
  const first = toDay("2010-01-01");
  const controls = Array.from({ length: size }, () => {
    const row = { ...rows[Math.floor(pick() * rows.length)] };
    return { row, deadline: fromDay(first + Math.floor(pick() * 7000)) };
  });
  const codes = Int32Array.from(controls, ({ row }) => compile(parseRule(row)));
  const deadlines = Int32Array.from(controls, ({ deadline }) => toDay(deadline));
  const options = controls.map(({ row, deadline }) => rruleOptions(toRRule(parseRule(row)), deadline));
  const instants = controls.map(({ deadline }) => instant(deadline));
  const byRows = (): (string | null)[] =>
    controls.map(({ row, deadline }) => nextDate(parseRule(row), deadline));
  const byCodes = (): Int32Array => {
    const next = new Int32Array(size);
    for (let at = 0; at < size; at += 1) {
      const deadline = deadlines[at] ?? 0;
      next[at] = nextDay(codes[at] ?? 0, deadline, deadline);
    }
    return next;
  };
  const byRrule = (): (Date | null)[] =>
    options.map((option, at) => rruleFrom(option).after(instants[at] ?? new Date(0)));
  const expected = JSON.stringify(byRrule().map(isoOf));
  const days = Array.from(byCodes(), (day) => (day === noDay ? null : fromDay(day)));
  if (JSON.stringify(byRows()) !== expected || JSON.stringify(days) !== expected)
    throw new Error("deadlines differ");
  return {
    rows: { run: byRows, size: 1 },
    compiled: { run: byCodes, size: 1 },
    rrule: { run: byRrule, size: 1 },
  };
}

/** Numbers in [0, 1) that are the same in every run: mulberry32 by Tommy Ettinger, public domain. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
