import { aboutSubject } from "../about-subject.ts";
import type { ChangeOf } from "../change.ts";
import type { Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A comment that was made, changed or withdrawn, with its text before and after. */
export function commentEntries({ before: then, after: now }: ChangeOf<"Comment">, facts: Facts): Entry[] {
  const subject = aboutSubject(now ?? then ?? {}, facts);
  if (subject === undefined) return [];
  const what =
    then === null
      ? ({ type: "commentCreated", changeDescription: "Comment created" } as const)
      : now === null
        ? ({ type: "commentDeleted", changeDescription: "Comment deleted" } as const)
        : ({ type: "commentModified", changeDescription: "Comment changed" } as const);
  return [{ ...subject, ...what, changedFrom: then?.text ?? null, changedTo: now?.text ?? null }];
}
