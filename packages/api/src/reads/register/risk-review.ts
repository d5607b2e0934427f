import { notFound, type RiskReview } from "@riskloom/domain";
import { sql } from "kysely";
import { wholeList } from "../../input/ref.ts";
import type { Read } from "../../call/reading.ts";
import { listRows } from "../../sql/list-rows.ts";

/**
 * The last review of a risk.
 *
 * @throws DomainError NotFound when nobody has reviewed it
 */
export async function getRiskReview(read: Read, riskId: number): Promise<RiskReview> {
  const { rows } = await listRows<"risk_review", { reviewedByName: string }>(read, "risk_review", {
    where: [sql`risk_review.risk_id = ${riskId}`],
    page: wholeList,
    join: sql`join user_account reviewer on reviewer.id = risk_review.reviewed_by_id`,
    select: sql`btrim(reviewer.first_name || ' ' || reviewer.last_name) as "reviewedByName"`,
  });
  const [found] = rows;
  if (found === undefined) throw notFound("review");
  return found;
}
