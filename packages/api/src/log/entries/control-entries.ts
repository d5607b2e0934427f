import type { ChangeOf } from "../change.ts";
import { dutyEntries } from "./duty-entries.ts";
import { aboutControl, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A control that was planned or changed. One that was completed and is not done has fallen due again: its deadline moved by itself. */
export function controlEntries({ before: then, after: now }: ChangeOf<"Control">, facts: Facts): Entry[] {
  if (now === null) return [];
  const subject = aboutControl(now);
  const entries = dutyEntries(subject, then, now, facts);
  const completed = then !== null && (then.completedAt ?? null) !== (now.completedAt ?? null);
  if (!completed || now.status === "done") return entries;
  return [
    {
      ...subject,
      type: "controlOccurrence",
      changeDescription: "Control done; it falls due again",
      changedFrom: then.deadline ?? null,
      changedTo: now.deadline ?? null,
    },
    ...entries.filter(({ type }) => type !== "deadline"),
  ];
}
