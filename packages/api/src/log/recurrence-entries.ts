import { describe } from "@riskloom/recurrence";
import { ruleOf } from "../reads/recurrence-rule.ts";
import type { Change } from "./change.ts";
import { aboutControl, type Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** A recurrence that a control was given, that changed or that ended, as its rule in English before and after. */
export function recurrenceEntries({ before, after }: Change, { controls }: Facts): Entry[] {
  const { controlId } = (after ?? before) as { controlId: number };
  const control = controls.get(controlId);
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

const inEnglish = (row: Change["after"]): string | null => (row === null ? null : describe(ruleOf(row)));
