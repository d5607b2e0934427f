import { type EvaluationType, ValueAtRiskOptions, type ValueAtRiskResult } from "@riskloom/domain";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import { type IndexedMatrix, lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { ControlRow, Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "./chosen-matrices.ts";
import { costOfAll, outstanding } from "./control-costs.ts";
import { headerOf } from "./matrix-header.ts";

type Bar = ValueAtRiskResult["matrices"][number]["bars"][number];

/**
 * The expected losses of the risks that count, added up per matrix and evaluation type: no quantile, in spite of the name
 * that users know it by. With categories a risk's value is split equally over its tags in each of them. With costs those
 * of the controls on which the evaluation rests are told: none at gross, done ones at present, all but discarded at nett.
 */
export function valueAtRisk(
  snapshot: Snapshot,
  request: Request<ValueAtRiskOptions> = {},
): ValueAtRiskResult {
  const { filter, options } = settled(ValueAtRiskOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const risks = keepCounting(snapshot, filter);
  const controls = options.includeCosts ? keepControls(snapshot, filter) : [];
  return {
    matrices: chosenMatrices(options.matrixIds, matrices).map((on) => ({
      ...headerOf(on.matrix),
      bars: options.evaluationTypes.map((evaluationType) => {
        const { losses, excludedRiskIds } = lossesOn(risks, on, evaluationType);
        return {
          evaluationType,
          value: totalValue(losses),
          cost: costAt(evaluationType, { on, losses, controls }),
          stacks: options.categoryIds.flatMap((id) => stacksOf(id, losses)),
          excludedRiskIds,
        };
      }),
    })),
  };
}

function costAt(
  type: EvaluationType,
  { on, losses, controls }: { on: IndexedMatrix; losses: readonly Loss[]; controls: readonly ControlRow[] },
): number {
  if (type === "gross") return 0;
  const counting = new Set(losses.map(({ risk }) => risk.id));
  const attached = controls.filter(({ riskIds }) => riskIds.some((id) => counting.has(id)));
  return costOfAll(on.matrix, attached, type === "present" ? ["done"] : ["done", ...outstanding]);
}

function stacksOf(categoryId: number, losses: readonly Loss[]): Bar["stacks"] {
  const stacks = new Map<number | null, Bar["stacks"][number]>();
  const untagged = { categoryId, tagId: null, name: "", value: 0 };
  for (const { risk, value } of losses) {
    const tags = risk.tags.filter((tag) => tag.categoryId === categoryId);
    if (tags.length === 0) untagged.value += value;
    for (const { id, name } of tags) {
      const stack = stacks.get(id) ?? { categoryId, tagId: id, name, value: 0 };
      stack.value += value / tags.length;
      stacks.set(id, stack);
    }
  }
  const byTag = [...stacks.values()].toSorted((a, b) => (a.tagId ?? 0) - (b.tagId ?? 0));
  return [...byTag, untagged];
}
