import { RiskCausality, RiskControl } from "@riskloom/persistence";
import type { Write } from "../../call/writing.ts";

interface Home {
  projectId: number;
  riskId: number;
}

/** The link between a risk and a control, made in the unit of work unless it is there. */
export async function attachControl(
  { em, caller }: Write,
  { projectId, riskId }: Home,
  controlId: number,
): Promise<RiskControl> {
  const key = { organizationId: caller.organizationId, riskId, controlId };
  return (await em.findOne(RiskControl, key)) ?? em.create(RiskControl, { ...key, projectId });
}

/** The link between a risk and a cause or effect, made in the unit of work unless it is there. */
export async function attachCausality(
  { em, caller }: Write,
  { projectId, riskId }: Home,
  causalityId: number,
): Promise<RiskCausality> {
  const key = { organizationId: caller.organizationId, riskId, causalityId };
  return (await em.findOne(RiskCausality, key)) ?? em.create(RiskCausality, { ...key, projectId });
}
