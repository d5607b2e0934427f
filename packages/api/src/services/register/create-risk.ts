import { type EvaluationType, evaluationTypes, type RiskDraft } from "@riskloom/domain";
import { Project, Risk, uuidV7 } from "@riskloom/persistence";
import type { Ref } from "../../input/ref.ts";
import { memberId } from "../../reads/access/user.ts";
import type { Write } from "../../call/writing.ts";
import { scoreRisk } from "./evaluate-risk.ts";
import { nextNumber } from "./next-number.ts";

type Draft = Omit<RiskDraft, "ownerId"> & { ownerId: Ref | null };
type Scores = { [Type in EvaluationType]?: { frequency: number; consequence: number } | undefined };

/** Registers a risk under the project's next number, and its scores on the primary matrix where there are any. */
export async function createRisk(
  write: Write,
  projectId: number,
  draft: Draft,
  scores: Scores = {},
): Promise<Risk> {
  const { em, caller } = write;
  const risk = em.create(Risk, {
    ...draft,
    organizationId: caller.organizationId,
    uid: uuidV7(),
    projectId,
    ownerId: await memberId(write, draft.ownerId, projectId, "ownerId"),
    number: await nextNumber(write, projectId, "risk"),
  });
  await write.flush();
  const scored = evaluationTypes.filter((type) => isRated(scores[type]));
  if (scored.length === 0) return risk;
  const { primaryMatrixId } = await em.findOneOrFail(Project, {
    id: projectId,
    organizationId: caller.organizationId,
  });
  if (primaryMatrixId === null || primaryMatrixId === undefined) return risk;
  for (const type of scored) {
    const pair = scores[type];
    if (pair !== undefined)
      await scoreRisk(write, { projectId, matrixId: primaryMatrixId, riskId: risk.id, type }, pair);
  }
  await write.flush();
  return risk;
}

/** A pair of zeros says that nobody has rated the risk; it is no evaluation. */
const isRated = (pair: { frequency: number; consequence: number } | undefined): boolean =>
  pair !== undefined && (pair.frequency !== 0 || pair.consequence !== 0);
