import { aboutSubject, type HangsOn } from "./about-subject.ts";
import type { Change } from "./change.ts";
import type { Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** A comment that was made, changed or withdrawn, with its text before and after. */
export function commentEntries({ before, after }: Change, facts: Facts): Entry[] {
  const now = after as { text: string } | null;
  const then = before as { text: string } | null;
  const subject = aboutSubject((after ?? before) as HangsOn, facts);
  if (subject === undefined) return [];
  const what =
    then === null
      ? ({ type: "commentCreated", changeDescription: "Comment created" } as const)
      : now === null
        ? ({ type: "commentDeleted", changeDescription: "Comment deleted" } as const)
        : ({ type: "commentModified", changeDescription: "Comment changed" } as const);
  return [{ ...subject, ...what, changedFrom: then?.text ?? null, changedTo: now?.text ?? null }];
}
