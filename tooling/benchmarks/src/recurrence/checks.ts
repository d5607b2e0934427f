import { between, nextDate, occurrences } from "@riskloom/recurrence";
import { instant, isoOf, rruleOf } from "./peers.ts";
import { anchor } from "./rules.ts";
import type { Subject } from "./rules.ts";

/** What is not right is not timed: both sides must give the same dates. */
export function check({ name, rrule, rule }: Subject): void {
  const peer = rruleOf(rrule, anchor);
  const all = peer.all((_, index) => index < 1000).slice(0, 1000);
  same(name, occurrences(rule, { anchor, limit: 1000 }), all.map(isoOf));
  same(name, nextDate(rule, "2117-05-09", { anchor }), isoOf(peer.after(instant("2117-05-09"))));
  const window = peer.between(instant("2067-03-01"), instant("2068-02-29"), true);
  same(name, between(rule, "2067-03-01", "2068-02-29", { anchor }), window.map(isoOf));
}

function same(name: string, ours: unknown, theirs: unknown): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error(`${name}: the dates differ`);
}
