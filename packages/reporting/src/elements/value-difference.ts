import { type ValueDifferenceResult, ValueDifferenceOptions } from "@riskloom/domain";
import { valueDifference as changesBetween } from "@riskloom/risk-math";
import { type Loss, lossesOn, totalValue } from "../evaluate/losses-on.ts";
import { lookUpMatrices, type MatrixLookup } from "../evaluate/matrix-lookup.ts";
import { type Request, settled } from "../request.ts";
import { keepCounting } from "../select/keep-risks.ts";
import type { Snapshot } from "../snapshot.ts";
import { chosenMatrices } from "../parts/chosen-matrices.ts";
import { headerOf } from "../parts/matrix-header.ts";

type Item = ValueDifferenceResult["matrices"][number]["items"][number];
type Part = Pick<Snapshot, "risks" | "matrices">;

/**
 * How the expected losses changed since a previous snapshot, per matrix and evaluation type; against none everything is
 * new. A risk that does not count at one of the two moments has the value 0 there, so the differences add up to that of
 * the totals. Values within 1e-9 of each other are
 * unchanged.
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
        return {
          ...headerOf(on.matrix),
          evaluationType,
          from: totalValue(old.losses),
          to: totalValue(current.losses),
          ...differences(old.losses, current.losses, orders[options.sort]),
          excludedRiskIds: [...new Set([...old.excludedRiskIds, ...current.excludedRiskIds])],
        };
      }),
    ),
  };
}

const nothing = { losses: [], excludedRiskIds: [] };

const orders = { value: "value", absoluteValue: "absolute", type: "type" } as const;

function differences(
  before: readonly Loss[],
  now: readonly Loss[],
  order: (typeof orders)[keyof typeof orders],
): { total: number; items: Item[] } {
  const then = new Map(before.map((loss) => [loss.risk.id, loss]));
  const today = new Map(now.map((loss) => [loss.risk.id, loss]));
  const risks = new Map([...before, ...now].map(({ risk }) => [risk.id, risk]));
  // Risks of equal difference come in the order of their identifiers.
  const pairs = [...risks.keys()]
    .toSorted((a, b) => a - b)
    .map((id) => ({ id, before: then.get(id)?.value ?? null, after: today.get(id)?.value ?? null }));
  const { rows, difference: total } = changesBetween(pairs, order);
  const items = rows.flatMap(({ id, type, delta: difference }): Item[] => {
    const risk = risks.get(Number(id));
    if (risk === undefined) return [];
    const [from, to] = [then.get(risk.id)?.value ?? 0, today.get(risk.id)?.value ?? 0];
    return [{ type, riskId: risk.id, number: risk.number, title: risk.title, from, to, difference }];
  });
  return { total, items };
}
