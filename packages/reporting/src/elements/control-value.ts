import { ControlValueOptions, type ControlValueResult, type EvaluationType } from "@riskloom/domain";
import { type ControlledRisk, controlValue as worthOf, valuePerControl } from "@riskloom/risk-math";
import { lossesOn } from "../evaluate/losses-on.ts";
import { type IndexedMatrix, lookUpMatrices } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepControls } from "../select/keep-controls.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { ControlRow, RiskRow, Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "../parts/chosen-matrices.ts";
import { costOfAll, costOn, outstanding } from "../parts/control-costs.ts";
import { headerOf } from "../parts/matrix-header.ts";

type Valued = ControlValueResult["matrices"][number];

/**
 * What controls are worth on each matrix: what those that are done have taken off (gross less present) and what the
 * others still will (present less nett). The reduction of a risk is shared equally by its attached controls of the
 * matching status. Discarded controls never count; a risk that lacks one of two evaluations is left out of their
 * difference and named.
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
  const evaluated = controlledRisks(on, risks);
  const ids = new Set(evaluated.map(({ id }) => id));
  const attached = controls.filter(({ riskIds }) => riskIds.some((id) => ids.has(id)));
  const costed = attached.map((control) => ({ ...control, cost: costOn(on.matrix, control) }));
  const { realised, remaining, total, leftOut } = worthOf(evaluated, [], { subtractCosts: false });
  const realisedCost = costOfAll(on.matrix, attached, ["done"]);
  const remainingCost = costOfAll(on.matrix, attached, outstanding);
  const parts = partsOf(evaluated, costed);
  return {
    ...headerOf(on.matrix),
    realised,
    remaining,
    total,
    realisedCost,
    remainingCost,
    net: subtractCosts ? total - realisedCost - remainingCost : total,
    unattributed: parts.get(null) ?? 0,
    controls: costed
      .filter(({ id, status }) => shown.has(id) && status !== "discarded")
      .map(({ id: controlId, number, description, status, cost }) => {
        const value = parts.get(controlId) ?? 0;
        const netValue = subtractCosts ? value - cost : value;
        return { controlId, number, description, status, value, cost, netValue };
      }),
    excludedRiskIds: [...new Set([...leftOut.realised, ...leftOut.remaining])].map(Number),
  };
}

/** The risks that are evaluated on a matrix, with their value at each evaluation type. */
function controlledRisks(on: IndexedMatrix, risks: readonly RiskRow[]): (ControlledRisk & { id: number })[] {
  const valuesAt = (type: EvaluationType): ReadonlyMap<number, number> =>
    new Map(lossesOn(risks, on, type).losses.map(({ risk, value }) => [risk.id, value]));
  const [gross, present, nett] = [valuesAt("gross"), valuesAt("present"), valuesAt("nett")];
  return risks
    .filter(({ evaluations }) => evaluations.some(({ matrixId }) => matrixId === on.matrix.id))
    .map(({ id }) => ({
      id,
      gross: gross.get(id) ?? null,
      present: present.get(id) ?? null,
      nett: nett.get(id) ?? null,
    }));
}

/** What each control is worth, and under null what no control explains; risk by risk, for each has few controls. */
function partsOf(
  risks: readonly ControlledRisk[],
  controls: readonly (ControlRow & { readonly cost: number })[],
): ReadonlyMap<number | string | null, number> {
  const attached = Map.groupBy(
    controls.flatMap(({ riskIds, id, status, cost }) => riskIds.map((risk) => ({ risk, id, status, cost }))),
    ({ risk }) => risk,
  );
  const parts = new Map<number | string | null, number>();
  for (const risk of risks)
    for (const [id, { realised, remaining }] of valuePerControl([risk], attached.get(Number(risk.id)) ?? []))
      parts.set(id, (parts.get(id) ?? 0) + realised + remaining);
  return parts;
}
