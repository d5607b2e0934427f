import { type EvaluationType, ValueAtRiskOptions, type ValueAtRiskResult } from "@riskloom/domain";
import { expectedValue } from "@riskloom/risk-math";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import { type IndexedMatrix, lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { ControlRow, Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "../parts/chosen-matrices.ts";
import { costOfAll, outstanding } from "../parts/control-costs.ts";
import { headerOf } from "../parts/matrix-header.ts";

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
  const inCategory = losses.map(({ risk, value }) => ({
    value,
    tags: risk.tags.filter((tag) => tag.categoryId === categoryId),
  }));
  const names = new Map(inCategory.flatMap(({ tags }) => tags.map(({ id, name }) => [id, name] as const)));
  const { stacks } = expectedValue(
    inCategory.map(({ value, tags }) => ({ value, tags: tags.map(({ id }) => id) })),
  );
  const valueOf = new Map(stacks.map(({ tag, value }) => [tag, value]));
  return [...[...names].toSorted(([a], [b]) => a - b), [null, ""] as const].map(([tagId, name]) => ({
    categoryId,
    tagId,
    name,
    value: valueOf.get(tagId) ?? 0,
  }));
}
