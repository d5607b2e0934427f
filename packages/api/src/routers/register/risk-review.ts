import { RiskReview } from "@riskloom/persistence";
import { onRisk } from "../../reads/register/in-project.ts";
import { read, write } from "../../call/procedures.ts";
import { getRiskReview } from "../../reads/register/risk-review.ts";
import { router } from "../../call/trpc.ts";

export const riskReview = router({
  get: read("project.read", onRisk)
    .meta({ says: "Answers when a risk was last reviewed, and by whom." })
    .query(({ ctx }) => getRiskReview(ctx, ctx.path.riskId)),
  record: write("project.write", onRisk)
    .meta({ says: "Records that the caller has reviewed a risk now." })
    .mutation(async ({ ctx }) => {
      const { em, caller, at } = ctx;
      const { projectId, riskId } = ctx.path;
      const { organizationId, userId } = caller;
      const review = await em.findOne(RiskReview, { organizationId, riskId });
      if (review === null)
        em.create(RiskReview, { organizationId, projectId, riskId, reviewedById: userId, reviewedAt: at });
      else {
        ctx.expectVersion(review);
        em.assign(review, { reviewedById: userId, reviewedAt: at });
      }
      await ctx.flush();
      return getRiskReview(ctx, riskId);
    }),
});
