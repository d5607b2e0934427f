import { z } from "zod";
import { audit } from "../values/audit.ts";
import { Instant } from "../values/instant.ts";

/** Who looked at a risk last, and when; at most one per risk. */
export const RiskReview = z.object({
  id: z.int(),
  projectId: z.int(),
  riskId: z.int(),
  reviewedById: z.int(),
  reviewedByName: z.string(),
  reviewedAt: Instant,
  ...audit,
});
export type RiskReview = z.infer<typeof RiskReview>;
