import { dayOf } from "@riskloom/domain";
import type { ChangeOf } from "../change.ts";
import { aboutRisk, type Entry } from "../entry.ts";
import type { Facts } from "../facts.ts";

/** A review of a risk: who looked at it before, and who now. */
export function riskReviewEntries({ before, after }: ChangeOf<"RiskReview">, facts: Facts): Entry[] {
  const risk = facts.risks.get(after?.riskId ?? 0);
  if (risk === undefined) return [];
  return [
    {
      ...aboutRisk(risk),
      type: "riskReview",
      changeDescription: "Risk reviewed",
      changedFrom: reviewText(before, facts),
      changedTo: reviewText(after, facts),
    },
  ];
}

function reviewText(row: ChangeOf<"RiskReview">["after"], { users }: Facts): string | null {
  if (row === null) return null;
  return `${users.get(row.reviewedById) ?? ""}, ${dayOf(row.reviewedAt)}`;
}
