import {
  ActionListOptions,
  BarplotsOptions,
  ControlListOptions,
  ControlValueOptions,
  MatrixOptions,
  MonteCarloOptions,
  NoOptions,
  RiskContributionsOptions,
  RiskListOptions,
  ScurveOptions,
  TextFieldOptions,
  ValueAtRiskOptions,
  ValueDifferenceOptions,
} from "@riskloom/domain";
import type { z } from "zod";
import { elements } from "../report/elements.ts";
import type { Element } from "../report/element.ts";
import { reporting } from "../report/make-report.ts";
import { reportQuery } from "../report/report-query.ts";
import { withProgress } from "../report/with-progress.ts";
import { query, router, translatedStream } from "../trpc.ts";

const made = <Model extends z.ZodObject, Draft, Payload extends object>(
  name: string,
  options: Model,
  element: Element<z.output<Model>, Draft, Payload>,
) => query.input(reportQuery(options)).query((asked) => reporting(name, element)(asked));

const simulate = reporting("monteCarlo", elements.monteCarlo);

/** The elements of a report: of the projects of a project group, at any number of moments. */
export const report = router({
  actionList: made("actionList", ActionListOptions, elements.actionList),
  barplots: made("barplots", BarplotsOptions, elements.barplots),
  controlList: made("controlList", ControlListOptions, elements.controlList),
  controlValue: made("controlValue", ControlValueOptions, elements.controlValue),
  matrix: made("matrix", MatrixOptions, elements.matrix),
  monteCarlo: made("monteCarlo", MonteCarloOptions, elements.monteCarlo),
  /** the same, telling how far it is while it simulates; a listener that goes away stops the work */
  monteCarloProgress: query
    .input(reportQuery(MonteCarloOptions))
    .subscription(({ ctx, input, signal }) =>
      translatedStream(withProgress((progress) => simulate({ ctx, input, signal }, progress))),
    ),
  ownership: made("ownership", NoOptions, elements.ownership),
  ownershipChange: made("ownershipChange", NoOptions, elements.ownershipChange),
  projectInformation: made("projectInformation", NoOptions, elements.projectInformation),
  riskContributions: made("riskContributions", RiskContributionsOptions, elements.riskContributions),
  riskList: made("riskList", RiskListOptions, elements.riskList),
  scurve: made("scurve", ScurveOptions, elements.scurve),
  status: made("status", NoOptions, elements.status),
  textField: made("textField", TextFieldOptions, elements.textField),
  valueAtRisk: made("valueAtRisk", ValueAtRiskOptions, elements.valueAtRisk),
  valueDifference: made("valueDifference", ValueDifferenceOptions, elements.valueDifference),
});
