import { Project, Reference, ReportTimestamp, RiskDetail } from "@riskloom/domain";
import { z } from "zod";
import type { Encoder } from "../../../engine/codec.ts";
import { ro } from "../../../engine/field.ts";
import { listOf } from "../../../engine/nested.ts";
import { type Shape, shape } from "../../../engine/shape.ts";
import { action, control } from "../shapes/control.ts";
import { evaluation, EvaluationOnMatrix } from "../shapes/evaluation.ts";
import { project } from "../shapes/project.ts";
import { reference } from "../shapes/reference.ts";
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
  schema: z.array(z.record(z.string(), z.unknown()).meta({ shape: of.name })),
  describe: { type: "list" },
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
