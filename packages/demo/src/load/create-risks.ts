import { evaluationTypes } from "@riskloom/domain";
import { chooseTreatment, createRisk, evaluateRisk, setTags } from "@riskloom/api/installation";
import type { DemoRisk } from "../types.ts";
import { deliver } from "./deliver.ts";
import { dataOf } from "./loaded.ts";
import { placed } from "./placed.ts";
import type { Of, Replaying } from "./replaying.ts";

/** Registers risks as they were first seen, with tags, evaluations, causalities and strategy. */
export async function createRisks(replaying: Replaying, { risks }: Of<"createRisks">): Promise<void> {
  for (const key of risks) await create(replaying, dataOf(replaying.loaded.project.risks, key));
}

async function create(replaying: Replaying, data: DemoRisk): Promise<void> {
  const { write, api, loaded } = replaying;
  const { title, description, cause, effect, notes, status, confidential = false } = data;
  const ownerId = data.owner === null ? null : loaded.users.get(data.owner);
  const draft = {
    title,
    description,
    cause,
    effect,
    notes,
    status,
    confidential,
    ownerId,
    category: "other",
    department: null,
  } as const;
  const risk = await createRisk(write, loaded.projectId, draft);
  loaded.risks.set(data.key, risk.id);
  await setTags(
    write,
    "risk",
    risk,
    data.tags.map((tag) => loaded.tags.get(tag)),
  );
  for (const [matrix, byType] of Object.entries(data.evaluations)) {
    for (const type of evaluationTypes) {
      const placement = byType[type];
      if (placement === undefined) continue;
      const matrixId = loaded.matrices.get(matrix);
      const draft = { riskId: risk.id, matrixId, type, ...(await placed(write, matrixId, placement)) };
      await evaluateRisk(write, loaded.projectId, draft);
    }
  }
  for (const key of data.causalities) {
    const id = loaded.causalities.get(key);
    await api.causality.attach({ projectId: loaded.projectId, riskId: risk.id, id });
  }
  await chooseTreatment(write, risk, data.treatment);
  await write.flush();
  await deliver(replaying, data);
}
