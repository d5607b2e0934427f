import { describe } from "@riskloom/recurrence";
import { ruleOf } from "../../reads/controls/recurrence-rule.ts";
import type { ChangeOf } from "../change.ts";
import { aboutControl, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A recurrence that a control was given, that changed or that ended, as its rule in English before and after. */
export function recurrenceEntries(
  { before, after }: ChangeOf<"ControlRecurrence">,
  { controls }: Facts,
): Entry[] {
  const control = controls.get((after ?? before)?.controlId ?? 0);
  if (control === undefined) return [];
  const kind = before === null ? "Created" : after === null ? "Deleted" : "Modified";
  return [
    {
      ...aboutControl(control),
      type: `recurrence${kind}`,
      changeDescription: `Recurrence ${kind.toLowerCase()}`,
      changedFrom: inEnglish(before),
      changedTo: inEnglish(after),
    },
  ];
}

const inEnglish = (row: ChangeOf<"ControlRecurrence">["after"]): string | null =>
  row === null ? null : describe(ruleOf(row));
