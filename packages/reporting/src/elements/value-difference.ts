import { type ValueDifferenceResult, ValueDifferenceOptions, valueMovements } from "@riskloom/domain";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import { lookUpMatrices, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "./chosen-matrices.ts";
import { headerOf } from "./matrix-header.ts";

type Item = ValueDifferenceResult["matrices"][number]["items"][number];
type Part = Pick<Snapshot, "risks" | "matrices">;

/**
 * How the expected losses changed since a previous snapshot, per matrix and evaluation type; against none everything is
 * new. A risk that does not count at one of the two moments has the value 0 there, so the differences add up to that of
 * the totals. Values within 1e-9 of each other, relative to the greatest, are unchanged.
 */
export function valueDifference(
  snapshot: Part,
  request: Request<ValueDifferenceOptions> = {},
  previous: Part | null = null,
): ValueDifferenceResult {
  const { filter, options } = settled(ValueDifferenceOptions, request);
  const now = { risks: keepCounting(snapshot, filter), matrices: lookUpMatrices(snapshot.matrices) };
  const before =
    previous === null
      ? { risks: [], matrices: new Map() satisfies MatrixLookup }
      : { risks: keepCounting(previous, filter), matrices: lookUpMatrices(previous.matrices) };
  return {
    matrices: chosenMatrices(options.matrixIds, now.matrices).flatMap((on) =>
      options.evaluationTypes.map((evaluationType) => {
        const then = before.matrices.get(on.matrix.id);
        const old = then === undefined ? nothing : lossesOn(before.risks, then, evaluationType);
        const current = lossesOn(now.risks, on, evaluationType);
        const from = totalValue(old.losses);
        const to = totalValue(current.losses);
        const items = differences(old.losses, current.losses);
        return {
          ...headerOf(on.matrix),
          evaluationType,
          from,
          to,
          total: to - from,
          items: items.toSorted(orders[options.sort]),
          excludedRiskIds: [...new Set([...old.excludedRiskIds, ...current.excludedRiskIds])],
        };
      }),
    ),
  };
}

const nothing = { losses: [], excludedRiskIds: [] };

function differences(before: readonly Loss[], now: readonly Loss[]): Item[] {
  const old = new Map(before.map((loss) => [loss.risk.id, loss]));
  const current = new Map(now.map((loss) => [loss.risk.id, loss]));
  const greatest = [...before, ...now].reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const items: Item[] = [];
  for (const [riskId, { risk }] of new Map([...old, ...current])) {
    const [then, today] = [old.get(riskId), current.get(riskId)];
    const [from, to] = [then?.value ?? 0, today?.value ?? 0];
    const difference = to - from;
    const same = Math.abs(difference) <= 1e-9 * greatest;
    const movement = same ? "unchanged" : difference > 0 ? "increased" : "decreased";
    const type = then === undefined ? "new" : today === undefined ? "closed" : movement;
    items.push({ type, riskId, number: risk.number, title: risk.title, from, to, difference });
  }
  return items;
}

const bySize = (a: Item, b: Item): number =>
  Math.abs(b.difference) - Math.abs(a.difference) || a.riskId - b.riskId;

const orders = {
  value: (a: Item, b: Item) => b.difference - a.difference || a.riskId - b.riskId,
  absoluteValue: bySize,
  type: (a: Item, b: Item) => valueMovements.indexOf(a.type) - valueMovements.indexOf(b.type) || bySize(a, b),
} as const;
