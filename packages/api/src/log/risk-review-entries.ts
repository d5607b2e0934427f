import { dayOf, type RiskReview } from "@riskloom/domain";
import type { Change } from "./change.ts";
import { aboutRisk, type Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";

/** A review of a risk: who looked at it before, and who now. */
export function riskReviewEntries({ before, after }: Change, facts: Facts): Entry[] {
  const now = after as unknown as RiskReview | null;
  const risk = now === null ? undefined : facts.risks.get(now.riskId);
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

function reviewText(row: Change["after"], { users }: Facts): string | null {
  if (row === null) return null;
  const { reviewedById, reviewedAt } = row as unknown as RiskReview;
  return `${users.get(reviewedById) ?? ""}, ${dayOf(reviewedAt)}`;
}
