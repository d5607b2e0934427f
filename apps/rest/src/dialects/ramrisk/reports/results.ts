import { Project, Reference, ReportTimestamp, RiskDetail } from "@riskloom/domain";
import { z } from "zod";
import type { Encoder } from "../../../engine/shape/codec.ts";
import { ro } from "../../../engine/shape/field.ts";
import { type Shape, shape } from "../../../engine/shape/shape.ts";
import { action, control } from "../shapes/controls/control.ts";
import { listOf, objectOf } from "../../../engine/shape/nested.ts";
import { evaluation, EvaluationOnMatrix } from "../shapes/evaluation.ts";
import { project } from "../shapes/project.ts";
import { reference } from "../shapes/collaboration/reference.ts";
import { riskV1 } from "../shapes/risk.ts";
import { wireModel } from "./wire-model.ts";

const timestamp = ReportTimestamp.nullable();
const AtMoment = z.object({ timestamp });
const atMoment = { timestamp: ro("timestamp") } as const;

/** One block of figures per moment. */
export const figures = <Model extends z.ZodObject>(
  model: Model,
): Encoder<readonly (z.output<Model> & z.output<typeof AtMoment>)[]> =>
  wireModel(z.array(model.extend({ timestamp })));

const Counted = z.object({ timestamp, count: z.int() });
const counted = { ...atMoment, count: ro("count") } as const;

/** One block of projects per moment. */
export const projects = listOf(
  shape("ReportedProjects", z.object({ timestamp, projects: z.array(Project) }), {
    ...atMoment,
    projects: ro("projects", listOf(project)),
  }),
);

/** A record as everywhere, and beside it what only a list of a report shows. */
const withMore = <Row, More>(of: Shape<Row>, more: Shape<More>): Encoder<readonly (Row & More)[]> => ({
  encode: (rows, answer) => rows.map((row) => ({ ...of.present(row, answer), ...more.present(row, answer) })),
  schema: z.array(objectOf(together(of, more))),
  describe: { type: "list" },
});

/** What both shapes show, in the place of which the second has what both have. */
const together = (of: Shape<never>, more: Shape<never>): Shape<never> => ({
  ...of,
  name: `Reported${of.name}`,
  columns: [
    ...of.columns.filter(({ name }) => !more.columns.some((one) => one.name === name)),
    ...more.columns,
  ],
});

const references = ro("references", listOf(reference));
const Referring = z.object({ references: z.array(Reference) });
const referring = shape("Referring", Referring, { references });

const Evaluated = Referring.extend({ previousEvaluations: z.array(EvaluationOnMatrix) });
const evaluatedBefore = shape("EvaluatedBefore", Evaluated, {
  previous_evaluations: ro("previousEvaluations", listOf(evaluation)),
  references,
});

const ActionsOf = Counted.extend({
  actions: z.custom<readonly (RowOf<typeof action> & RowOf<typeof referring>)[]>(),
});
export const actions = listOf(
  shape("ReportedActions", ActionsOf, { ...counted, actions: ro("actions", withMore(action, referring)) }),
);

const ControlsOf = Counted.extend({
  controls: z.custom<readonly (RowOf<typeof control> & RowOf<typeof referring>)[]>(),
});
export const controls = listOf(
  shape("ReportedControls", ControlsOf, {
    ...counted,
    controls: ro("controls", withMore(control, referring)),
  }),
);

const RisksOf = Counted.extend({
  listType: z.string(),
  risks: z.custom<readonly (RiskDetail & z.output<typeof Evaluated>)[]>(),
});
export const risks = listOf(
  shape("ReportedRisks", RisksOf, {
    ...counted,
    list_type: ro("listType"),
    risks: ro("risks", withMore(riskV1, evaluatedBefore)),
  }),
);

type RowOf<Of> = Of extends Shape<infer Row> ? Row : never;
