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
import { longRead } from "../../call/long-read.ts";
import { elements } from "../../report/elements.ts";
import type { Element } from "../../report/element.ts";
import { hearOf, reporting } from "../../report/make-report.ts";
import { reportQuery } from "../../report/report-query.ts";
import { withProgress } from "../../report/with-progress.ts";
import { router, translatedStream } from "../../call/trpc.ts";

const query = <Model extends z.ZodObject>(
  options: Model,
  element: Pick<Element<z.output<Model>, unknown, object>, "comparing" | "names">,
) => longRead("organization.read", reportQuery(options), hearOf(element));

const made = <Model extends z.ZodObject, Draft, Payload extends object>(
  name: string,
  options: Model,
  element: Element<z.output<Model>, Draft, Payload>,
  says: string,
) =>
  query(options, element)
    .meta({ says })
    .query((asked) => reporting(name, element)(asked));

const simulate = reporting("monteCarlo", elements.monteCarlo);

/** The elements of a report: of the projects of a project group, at any number of moments. */
export const report = router({
  actionList: made(
    "actionList",
    ActionListOptions,
    elements.actionList,
    "Lists the actions that the report keeps, in the order that is asked for.",
  ),
  barplots: made(
    "barplots",
    BarplotsOptions,
    elements.barplots,
    "Counts the risks in each colour or band of matrices.",
  ),
  controlList: made(
    "controlList",
    ControlListOptions,
    elements.controlList,
    "Lists the controls that the report keeps, in the order that is asked for.",
  ),
  controlValue: made(
    "controlValue",
    ControlValueOptions,
    elements.controlValue,
    "Tells what controls take off the expected loss, those that are done and those that are planned.",
  ),
  matrix: made("matrix", MatrixOptions, elements.matrix, "Shows matrices with the risks in their cells."),
  monteCarlo: made(
    "monteCarlo",
    MonteCarloOptions,
    elements.monteCarlo,
    "Simulates the total loss, and answers it with the error of every figure, beside the exact one.",
  ),
  /** the same, telling how far it is while it simulates; a listener that goes away stops the work, and so does silence */
  monteCarloProgress: query(MonteCarloOptions, elements.monteCarlo)
    .meta({ says: "Simulates the total loss in the same way, and tells how far it is meanwhile." })
    .subscription(({ ctx, input, signal }) =>
      translatedStream(
        withProgress((progress) => simulate({ ctx, input, signal }, progress)),
        ctx.deps.subscriptionIdleMs ?? 120_000,
      ),
    ),
  ownership: made(
    "ownership",
    NoOptions,
    elements.ownership,
    "Counts risks, controls and actions by owner and status.",
  ),
  ownershipChange: made(
    "ownershipChange",
    NoOptions,
    elements.ownershipChange,
    "Lists the changes of owner since the moment before, the oldest first.",
  ),
  projectInformation: made(
    "projectInformation",
    NoOptions,
    elements.projectInformation,
    "Answers what the projects of the group say of themselves.",
  ),
  riskContributions: made(
    "riskContributions",
    RiskContributionsOptions,
    elements.riskContributions,
    "Tells which risks contribute most to the expected loss, the greatest first.",
  ),
  riskList: made(
    "riskList",
    RiskListOptions,
    elements.riskList,
    "Lists the risks that the report keeps, with their evaluations.",
  ),
  scurve: made(
    "scurve",
    ScurveOptions,
    elements.scurve,
    "Answers the exact distribution of the total loss, with proved bounds.",
  ),
  status: made("status", NoOptions, elements.status, "Counts risks, controls and actions by status."),
  textField: made(
    "textField",
    TextFieldOptions,
    elements.textField,
    "Answers a text for the reader of the report.",
  ),
  valueAtRisk: made(
    "valueAtRisk",
    ValueAtRiskOptions,
    elements.valueAtRisk,
    "Adds up the expected losses, on request stacked by tags and beside the costs of controls.",
  ),
  valueDifference: made(
    "valueDifference",
    ValueDifferenceOptions,
    elements.valueDifference,
    "Tells how the expected losses of risks have changed since the moment before.",
  ),
});
