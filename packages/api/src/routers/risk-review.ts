import { RiskReview } from "@riskloom/persistence";
import { z } from "zod";
import { inProject, Ref } from "../input.ts";
import { reading } from "../reading.ts";
import { idInPath } from "../reads/id-in.ts";
import { projectFor } from "../reads/project.ts";
import { getRiskReview } from "../reads/risk-review.ts";
import { mutation, query, router } from "../trpc.ts";
import { writing } from "../writing.ts";

const ofRisk = z.object({ ...inProject, riskId: Ref });

export const riskReview = router({
  /** The last review of a risk; there is none until somebody reviews it. */
  get: query.input(ofRisk).query(
    reading(async (read, { projectId, riskId }) => {
      const project = await projectFor(read, projectId, "project.read");
      return getRiskReview(read, await idInPath(read, "risk", project, riskId));
    }),
  ),
  /** Notes that the caller has reviewed the risk now. */
  record: mutation.input(ofRisk).mutation(
    writing(async (write, { projectId, riskId: ref }) => {
      const { em, caller, at } = write;
      const project = await projectFor(write, projectId, "project.write");
      const riskId = await idInPath(write, "risk", project, ref);
      const { organizationId, userId } = caller;
      const review = await em.findOne(RiskReview, { organizationId, riskId });
      if (review === null)
        em.create(RiskReview, {
          organizationId,
          projectId: project,
          riskId,
          reviewedById: userId,
          reviewedAt: at,
        });
      else {
        write.expectVersion(review);
        em.assign(review, { reviewedById: userId, reviewedAt: at });
      }
      await write.flush();
      return getRiskReview(write, riskId);
    }),
  ),
});
