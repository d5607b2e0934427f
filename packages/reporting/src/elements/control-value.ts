import { ControlValueOptions, type ControlValueResult } from "@riskloom/domain";
import { lossesOn } from "../evaluate/losses-on.ts";
import { type IndexedMatrix, lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { ControlRow, RiskRow, Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "./chosen-matrices.ts";
import { costOfAll, costOn, outstanding } from "./control-costs.ts";
import { headerOf } from "./matrix-header.ts";

type Valued = ControlValueResult["matrices"][number];

/**
 * What controls are worth on each matrix: what those that are done have taken off (gross less present) and what the
 * others still will (present less nett). The reduction of a risk is shared equally by its attached controls of the
 * matching status. Discarded controls never count; a risk that lacks one of the evaluations is left out and named.
 */
export function controlValue(
  snapshot: Snapshot,
  request: Request<ControlValueOptions> = {},
): ControlValueResult {
  const { filter, options } = settled(ControlValueOptions, request);
  const matrices = lookUpMatrices(snapshot.matrices);
  const risks = keepCounting(snapshot, filter);
  const shown = new Set(keepControls(snapshot, filter).map(({ id }) => id));
  return {
    matrices: chosenMatrices(options.matrixIds, matrices).map((on) =>
      valuedOn(on, { risks, controls: snapshot.controls, shown, ...options }),
    ),
  };
}

interface Scope {
  readonly risks: readonly RiskRow[];
  readonly controls: readonly ControlRow[];
  readonly shown: ReadonlySet<number>;
  readonly subtractCosts: boolean;
}

function valuedOn(on: IndexedMatrix, { risks, controls, shown, subtractCosts }: Scope): Valued {
  const { reductions, excludedRiskIds } = reductionsOn(on, risks);
  const attached = controls.filter(({ riskIds }) => riskIds.some((id) => reductions.has(id)));
  const done = shares(
    reductions,
    attached.filter(({ status }) => status === "done"),
    ({ realised }) => realised,
  );
  const toDo = shares(
    reductions,
    attached.filter(({ status }) => outstanding.includes(status)),
    ({ remaining }) => remaining,
  );
  const realised = sum([...reductions.values()].map((one) => one.realised));
  const remaining = sum([...reductions.values()].map((one) => one.remaining));
  const realisedCost = costOfAll(on.matrix, attached, ["done"]);
  const remainingCost = costOfAll(on.matrix, attached, outstanding);
  const total = realised + remaining;
  return {
    ...headerOf(on.matrix),
    realised,
    remaining,
    total,
    realisedCost,
    remainingCost,
    net: subtractCosts ? total - realisedCost - remainingCost : total,
    unattributed: done.left + toDo.left,
    controls: attached
      .filter(({ id, status }) => shown.has(id) && status !== "discarded")
      .map((control) => {
        const { id: controlId, number, description, status } = control;
        const value = done.of.get(controlId) ?? toDo.of.get(controlId) ?? 0;
        const cost = costOn(on.matrix, control);
        return {
          controlId,
          number,
          description,
          status,
          value,
          cost,
          netValue: subtractCosts ? value - cost : value,
        };
      }),
    excludedRiskIds,
  };
}

interface Reduction {
  readonly realised: number;
  readonly remaining: number;
}

function reductionsOn(on: IndexedMatrix, risks: readonly RiskRow[]) {
  const [gross, present, nett] = (["gross", "present", "nett"] as const).map((type) => {
    const { losses } = lossesOn(risks, on, type);
    return new Map(losses.map(({ risk, value }) => [risk.id, value]));
  });
  const reductions = new Map<number, Reduction>();
  const excludedRiskIds: number[] = [];
  for (const { id, evaluations } of risks) {
    if (!evaluations.some(({ matrixId }) => matrixId === on.matrix.id)) continue;
    const before = gross?.get(id);
    const now = present?.get(id);
    const then = nett?.get(id);
    if (before === undefined || now === undefined || then === undefined) excludedRiskIds.push(id);
    else reductions.set(id, { realised: before - now, remaining: now - then });
  }
  return { reductions, excludedRiskIds };
}

/** Equal shares of each risk's reduction for the controls that are attached to it, and what no control explains. */
function shares(
  reductions: ReadonlyMap<number, Reduction>,
  controls: readonly ControlRow[],
  part: (reduction: Reduction) => number,
): { of: Map<number, number>; left: number } {
  const attached = Map.groupBy(
    controls.flatMap(({ id, riskIds }) => riskIds.map((riskId) => ({ id, riskId }))),
    ({ riskId }) => riskId,
  );
  const of = new Map(controls.map(({ id }) => [id, 0]));
  let left = 0;
  for (const [riskId, reduction] of reductions) {
    const on = attached.get(riskId) ?? [];
    if (on.length === 0) left += part(reduction);
    for (const { id } of on) of.set(id, (of.get(id) ?? 0) + part(reduction) / on.length);
  }
  return { of, left };
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
