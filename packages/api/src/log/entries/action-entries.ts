import type { ChangeOf } from "../change.ts";
import { dutyEntries } from "./duty-entries.ts";
import { aboutAction, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** An action that was made or changed. */
export function actionEntries({ before, after }: ChangeOf<"Action">, facts: Facts): Entry[] {
  if (after === null) return [];
  return dutyEntries(aboutAction(after), before, after, facts);
}
