import { evaluateRisk, findEvaluation, reevaluateRisk } from "@riskloom/api/installation";
import { placed } from "./placed.ts";
import type { Of, Replaying } from "./replaying.ts";

export async function editRisk({ api, loaded }: Replaying, { risk, patch }: Of<"editRisk">): Promise<void> {
  await api.risk.update({ id: loaded.risks.get(risk), patch });
}

export async function setRiskStatus(
  { api, loaded }: Replaying,
  { risks, status }: Of<"setRiskStatus">,
): Promise<void> {
  for (const key of risks) await api.risk.update({ id: loaded.risks.get(key), patch: { status } });
}

export async function setRiskOwner(
  { api, loaded }: Replaying,
  { risk, owner }: Of<"setRiskOwner">,
): Promise<void> {
  const ownerId = owner === null ? null : loaded.users.get(owner);
  await api.risk.update({ id: loaded.risks.get(risk), patch: { ownerId } });
}

export async function reviewRisk({ api, loaded }: Replaying, { risk }: Of<"reviewRisk">): Promise<void> {
  await api.riskReview.record({ projectId: loaded.projectId, riskId: loaded.risks.get(risk) });
}

export async function evaluate({ write, loaded }: Replaying, change: Of<"evaluate">): Promise<void> {
  const { risk, matrix, type, placement } = change;
  const key = { riskId: loaded.risks.get(risk), matrixId: loaded.matrices.get(matrix), type };
  const place = await placed(write, key.matrixId, placement);
  const current = await findEvaluation(write, key);
  if (current === null) await evaluateRisk(write, loaded.projectId, { ...key, ...place });
  else await reevaluateRisk(write, current, place);
}
