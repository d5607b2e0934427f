import type { CausalityDraft } from "@riskloom/domain";
import { Causality, RiskCausality } from "@riskloom/persistence";
import { logChanges } from "../../log/flush-logged.ts";
import type { Write } from "../../call/writing.ts";
import { nextNumber } from "./next-number.ts";

/** Writes down a cause or an effect under the project's next number, and attaches it to a risk where one is named; flushes. */
export async function createCausality(
  write: Write,
  { projectId, riskId }: { projectId: number; riskId: number | undefined },
  draft: CausalityDraft,
): Promise<Causality> {
  const { em, caller } = write;
  const own = { organizationId: caller.organizationId, projectId };
  await write.flush();
  const number = await nextNumber(write, projectId, "causality");
  const causality = em.create(Causality, { ...own, number, ...draft });
  if (riskId === undefined) {
    await write.flush();
    return causality;
  }
  // Logged only when both are there: the log then knows to whom a new text may be told.
  await em.flush();
  const link = em.create(RiskCausality, { ...own, riskId, causalityId: causality.id });
  await em.flush();
  await logChanges(write, [
    { entity: "Causality", before: null, after: causality },
    { entity: "RiskCausality", before: null, after: link },
  ]);
  return causality;
}
