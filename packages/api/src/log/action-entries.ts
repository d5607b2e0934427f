import type { Action } from "@riskloom/domain";
import type { Change } from "./change.ts";
import { dutyEntries } from "./duty-entries.ts";
import { aboutAction, type Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** An action that was made or changed. */
export function actionEntries({ before, after }: Change, facts: Facts): Entry[] {
  if (after === null) return [];
  const now = after as unknown as Action;
  return dutyEntries(aboutAction(now), before, now, facts);
}
