import { change, evaluateRisk, findEvaluation, loadRisk, reevaluateRisk, type Write } from "@riskloom/api";
import type { DemoChange, Key } from "../types.ts";
import type { Loaded } from "./loaded.ts";
import { placed } from "./placed.ts";

type Of<Kind extends DemoChange["kind"]> = Extract<DemoChange, { kind: Kind }>;

export async function editRisk(write: Write, loaded: Loaded, { risk, patch }: Of<"editRisk">): Promise<void> {
  change(await riskOf(write, loaded, risk), patch);
}

export async function setRiskStatus(
  write: Write,
  loaded: Loaded,
  { risks, status }: Of<"setRiskStatus">,
): Promise<void> {
  for (const key of risks) change(await riskOf(write, loaded, key), { status });
}

export async function setRiskOwner(
  write: Write,
  loaded: Loaded,
  { risk, owner }: Of<"setRiskOwner">,
): Promise<void> {
  change(await riskOf(write, loaded, risk), { ownerId: owner === null ? null : loaded.users.get(owner) });
}

export async function evaluate(
  write: Write,
  loaded: Loaded,
  { risk, matrix, type, placement }: Of<"evaluate">,
): Promise<void> {
  const key = { riskId: loaded.risks.get(risk), matrixId: loaded.matrices.get(matrix), type };
  const place = await placed(write, key.matrixId, placement);
  const current = await findEvaluation(write, key);
  if (current === null) await evaluateRisk(write, loaded.projectId, { ...key, ...place });
  else await reevaluateRisk(write, current, place);
}

const riskOf = (write: Write, loaded: Loaded, key: Key) => loadRisk(write, { id: loaded.risks.get(key) });
