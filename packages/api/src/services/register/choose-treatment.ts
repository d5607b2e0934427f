import type { Treatment as TreatmentModel } from "@riskloom/domain";
import { type Risk, Treatment, uuidV7 } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

/** Chooses the strategy for a risk, in place of the one chosen before; in the unit of work. */
export async function chooseTreatment(
  { em, caller }: Write,
  risk: Pick<Risk, "id" | "projectId">,
  { type, description }: Pick<TreatmentModel, "type" | "description">,
): Promise<void> {
  const { organizationId } = caller;
  const chosen = await em.findOne(Treatment, { organizationId, riskId: risk.id });
  if (chosen !== null) em.assign(chosen, { type, description });
  else
    em.create(Treatment, {
      organizationId,
      uid: uuidV7(),
      projectId: risk.projectId,
      riskId: risk.id,
      type,
      description,
    });
}
