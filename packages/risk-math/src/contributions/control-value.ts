import { notFinite, refuse } from "../risk-math-error.ts";

/** Expected values of one risk without controls, as things stand, and with all planned controls; null where unknown. */
export interface ControlledRisk {
  readonly id: number | string;
  readonly gross: number | null;
  readonly present: number | null;
  readonly nett: number | null;
}

/** A control with its cost in the unit of the values; `discarded` never counts. */
export interface ControlCost {
  readonly id: number | string;
  readonly status: "possible" | "planned" | "ongoing" | "done" | "discarded";
  readonly cost: number;
}

export interface ControlValue {
  /** Reduction by controls that are done: sum of gross - present. */
  readonly realised: number;
  /** Reduction still to come: sum of present - nett. */
  readonly remaining: number;
  readonly total: number;
  /** Benefit over cost; null where nothing was spent. */
  readonly benefitCostRatio: { readonly realised: number | null; readonly remaining: number | null };
  /** Risks left out of a column because one of its two values is unknown. */
  readonly leftOut: {
    readonly realised: readonly (number | string)[];
    readonly remaining: readonly (number | string)[];
  };
}

/**
 * Estimated value of controls on expected values; an increased benefit (a more negative value) counts as a gain. With
 * `subtractCosts` the costs of done controls reduce `realised`, of possible, planned and ongoing ones `remaining`.
 *
 * @example
 * controlValue([{ id: 1, gross: 1000, present: 600, nett: 200 }], [], { subtractCosts: false }).realised; // 400
 */
export function controlValue(
  risks: readonly ControlledRisk[],
  controls: readonly ControlCost[],
  { subtractCosts }: { readonly subtractCosts: boolean },
): ControlValue {
  controls.forEach(({ cost }, i) => refuse(notFinite({ [`controls.${i}.cost`]: cost })));
  const done = reduction(risks, ({ gross, present }) => [gross, present]);
  const open = reduction(risks, ({ present, nett }) => [present, nett]);
  const spent = costs(controls, ["done"]);
  const planned = costs(controls, ["possible", "planned", "ongoing"]);
  const realised = done.value - (subtractCosts ? spent : 0);
  const remaining = open.value - (subtractCosts ? planned : 0);
  return {
    realised,
    remaining,
    total: realised + remaining,
    benefitCostRatio: {
      realised: spent > 0 ? done.value / spent : null,
      remaining: planned > 0 ? open.value / planned : null,
    },
    leftOut: { realised: done.leftOut, remaining: open.leftOut },
  };
}

/** A control attached to a risk, and whether it belongs to the realised or to the remaining reduction. */
export interface AttachedControl extends ControlCost {
  readonly risk: number | string;
  /** Relative weight among the risk's controls of the same column; equal shares unless given. */
  readonly weight?: number;
}

/**
 * Each control's part of the reductions, every risk's split over its attached controls of the matching status; what no
 * control explains is under the id null, so that the parts add up to `controlValue`.
 */
export function valuePerControl(
  risks: readonly ControlledRisk[],
  attached: readonly AttachedControl[],
): Map<number | string | null, { realised: number; remaining: number }> {
  const parts = new Map<number | string | null, { realised: number; remaining: number }>();
  const add = (id: number | string | null, column: "realised" | "remaining", value: number): void => {
    const part = parts.get(id) ?? { realised: 0, remaining: 0 };
    part[column] += value;
    parts.set(id, part);
  };
  for (const { id, gross, present, nett } of risks) {
    const own = attached.filter(({ risk, status }) => risk === id && status !== "discarded");
    const split = (column: "realised" | "remaining", value: number): void => {
      const matching = own.filter(({ status }) => (status === "done") === (column === "realised"));
      const weight = matching.reduce((sum, control) => sum + (control.weight ?? 1), 0);
      if (weight <= 0) add(null, column, value);
      else for (const control of matching) add(control.id, column, (value * (control.weight ?? 1)) / weight);
    };
    if (gross !== null && present !== null) split("realised", gross - present);
    if (present !== null && nett !== null) split("remaining", present - nett);
  }
  return parts;
}

function reduction(
  risks: readonly ControlledRisk[],
  ends: (risk: ControlledRisk) => readonly [number | null, number | null],
): { value: number; leftOut: (number | string)[] } {
  let value = 0;
  const leftOut: (number | string)[] = [];
  for (const risk of risks) {
    const [before, after] = ends(risk);
    if (before === null || after === null) leftOut.push(risk.id);
    else {
      refuse(notFinite({ before, after }));
      value += before - after;
    }
  }
  return { value, leftOut };
}

function costs(controls: readonly ControlCost[], statuses: readonly ControlCost["status"][]): number {
  return controls.reduce((sum, { status, cost }) => (statuses.includes(status) ? sum + cost : sum), 0);
}
