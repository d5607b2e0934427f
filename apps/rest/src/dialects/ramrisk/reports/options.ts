import {
  ActionListOptions,
  BarplotsOptions,
  ControlListOptions,
  ControlValueOptions,
  MatrixOptions,
  MonteCarloOptions,
  NoOptions,
  reportPercentiles,
  RiskContributionsOptions,
  RiskListOptions,
  ScurveOptions,
  TextFieldOptions,
  ValueAtRiskOptions,
  ValueDifferenceOptions,
} from "@riskloom/domain";
import { coded, nullable } from "../../../engine/shape/codec.ts";
import { type Field, rw } from "../../../engine/shape/field.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { boolean, integer, pk, pks, text } from "../codecs.ts";
import {
  evaluationTypes,
  evaluationTypesAndPrevious,
  idOrWord,
  manyIdsOrWords,
  manyNumbers,
  manyOf,
  oneOfNumbers,
} from "./codecs.ts";

/** Another spelling of an option, which is read and not echoed. */
const also = <W>({ written }: Field<unknown, W>): Field<undefined, W> => ({ shown: undefined, written });

const matrices = rw(
  "matrices",
  nullable(manyIdsOrWords({ worst: "worst_risk_type", best: "best_risk_type" })),
);
const matrixIds = rw("matrixIds", nullable(pks));
const eval_types = rw("evaluationTypes", evaluationTypes);
const percentiles = rw("percentiles", manyNumbers(reportPercentiles));
const references = rw("references", manyOf({ to: "to", from: "from" }));
const maxActions = rw("maxActions", nullable(integer));
const maxControls = rw("maxControls", nullable(integer));
const riskLists = {
  normal: "normal",
  new: "new",
  closed: "closed",
  discarded: "discarded",
  increased: "increased",
  decreased: "decreased",
} as const;

export const noOptions = shape("NoOptions", NoOptions, {});

export const actionListOptions = shape("ActionListOptions", ActionListOptions, {
  max_actions: also(maxActions),
  reference_choice: also(references),
  "actionlist-max_actions": maxActions,
  "actionlist-reference_choice": references,
});

export const barplotsOptions = shape("BarplotsOptions", BarplotsOptions, { matrices, eval_types });

export const controlListOptions = shape("ControlListOptions", ControlListOptions, {
  max_controls: also(maxControls),
  reference_choice: also(references),
  "controllist-max_controls": maxControls,
  "controllist-reference_choice": references,
});

export const controlValueOptions = shape("ControlValueOptions", ControlValueOptions, {
  matrices: matrixIds,
  subtract_costs: rw("subtractCosts", boolean),
});

export const matrixOptions = shape("MatrixOptions", MatrixOptions, {
  matrices,
  previous_timestamp: rw("withPrevious", boolean),
  eval_types,
  project_for_layout: rw("layoutProjectId", nullable(pk)),
});

export const riskListOptions = shape("RiskListOptions", RiskListOptions, {
  list_type: rw("listType", coded(riskLists)),
  max_risks: rw("maxRisks", nullable(integer)),
  risk_targets: rw(
    "evaluationsOn",
    idOrWord({ none: "none", all: "all_risklevels", worst: "risklevel", best: "bestrisklevel" }),
  ),
  eval_types: rw("evaluationTypes", evaluationTypesAndPrevious),
  use_previous: rw("withPrevious", boolean),
  "risklist-reference_choice": also(references),
  reference_choice: references,
});

export const scurveOptions = shape("ScurveOptions", ScurveOptions, {
  matrices: matrixIds,
  include_budget: rw("includeBudget", boolean),
  percentiles,
  eval_types,
});

export const monteCarloOptions = shape("MonteCarloOptions", MonteCarloOptions, {
  matrices: matrixIds,
  percentiles,
  simulations: rw("simulations", integer),
  seed: rw("seed", nullable(integer)),
  eval_types,
});

export const contributionsOptions = shape("RiskContributionsOptions", RiskContributionsOptions, {
  matrices: matrixIds,
  max_risks: rw("maxRisks", oneOfNumbers([5, 10, 15, 20, 50])),
  eval_types,
});

export const valueAtRiskOptions = shape("ValueAtRiskOptions", ValueAtRiskOptions, {
  matrices: matrixIds,
  categories: rw("categoryIds", pks),
  include_costs: rw("includeCosts", boolean),
  eval_types,
});

export const valueDifferenceOptions = shape("ValueDifferenceOptions", ValueDifferenceOptions, {
  matrices: matrixIds,
  sort: rw("sort", coded({ value: "by_value", absoluteValue: "by_abs_value", type: "by_type" })),
  eval_types,
});

export const textFieldOptions = shape("TextFieldOptions", TextFieldOptions, {
  text_header: rw("header", text),
  text_field: rw("text", text),
});
