import type { Api } from "@riskloom/api";
import {
  BarplotsResult,
  ControlValueResult,
  MatrixResult,
  MonteCarloResult,
  OwnershipChangeResult,
  OwnershipResult,
  RiskContributionsResult,
  ScurveResult,
  StatusResult,
  TextFieldResult,
  ValueAtRiskResult,
  ValueDifferenceResult,
} from "@riskloom/domain";
import type { Encoder } from "../../../engine/shape/codec.ts";
import { created, withStatus } from "../../../engine/table/reply.ts";
import type { Row } from "../../../engine/table/row.ts";
import type { Shape } from "../../../engine/shape/shape.ts";
import * as options from "../reports/options.ts";
import { reportShape } from "../reports/report-shape.ts";
import { actions, controls, figures, projects, risks } from "../reports/results.ts";
import { post } from "./table.ts";

type Word = "labels" | "timestamps";

/** The sixteen elements of reports, under the word that each version has for moments. */
export const reportRows = (word: Word): Row<Api>[] => [...listRows(word), ...plotRows(word)];

const reportOf =
  (word: Word) =>
  <Options, Body extends { create: unknown }, Block>(
    of: Shape<Options, Body>,
    results: Encoder<readonly Block[]>,
  ) =>
    withStatus(200, created(reportShape(word, of, results)));

function listRows(word: Word): Row<Api>[] {
  const report = reportOf(word);
  return [
    post("/reporting/action_list", report(options.actionListOptions, actions), (api, { body }) =>
      api.report.actionList(body),
    ),
    post("/reporting/control_list", report(options.controlListOptions, controls), (api, { body }) =>
      api.report.controlList(body),
    ),
    post(
      "/reporting/ownership_change",
      report(options.noOptions, figures(OwnershipChangeResult)),
      (api, { body }) => api.report.ownershipChange(body),
    ),
    post("/reporting/ownership", report(options.noOptions, figures(OwnershipResult)), (api, { body }) =>
      api.report.ownership(body),
    ),
    post("/reporting/project_information", report(options.noOptions, projects), (api, { body }) =>
      api.report.projectInformation(body),
    ),
    post("/reporting/risk_list", report(options.riskListOptions, risks), (api, { body }) =>
      api.report.riskList(body),
    ),
    post("/reporting/status", report(options.noOptions, figures(StatusResult)), (api, { body }) =>
      api.report.status(body),
    ),
    post(
      "/reporting/text_field",
      report(options.textFieldOptions, figures(TextFieldResult)),
      (api, { body }) => api.report.textField(body),
    ),
  ];
}

function plotRows(word: Word): Row<Api>[] {
  const report = reportOf(word);
  return [
    post("/reporting/barplots", report(options.barplotsOptions, figures(BarplotsResult)), (api, { body }) =>
      api.report.barplots(body),
    ),
    post(
      "/reporting/control_value",
      report(options.controlValueOptions, figures(ControlValueResult)),
      (api, { body }) => api.report.controlValue(body),
    ),
    post("/reporting/matrix", report(options.matrixOptions, figures(MatrixResult)), (api, { body }) =>
      api.report.matrix(body),
    ),
    post("/reporting/scurve", report(options.scurveOptions, figures(ScurveResult)), (api, { body }) =>
      api.report.scurve(body),
    ),
    post(
      "/reporting/monte_carlo",
      report(options.monteCarloOptions, figures(MonteCarloResult)),
      (api, { body }) => api.report.monteCarlo(body),
    ),
    post(
      "/reporting/risk_value_contributions",
      report(options.contributionsOptions, figures(RiskContributionsResult)),
      (api, { body }) => api.report.riskContributions(body),
    ),
    post(
      "/reporting/valueatrisks",
      report(options.valueAtRiskOptions, figures(ValueAtRiskResult)),
      (api, { body }) => api.report.valueAtRisk(body),
    ),
    post(
      "/reporting/var_diff",
      report(options.valueDifferenceOptions, figures(ValueDifferenceResult)),
      (api, { body }) => api.report.valueDifference(body),
    ),
  ];
}
