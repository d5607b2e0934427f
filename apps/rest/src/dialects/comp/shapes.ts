import { Control, departments, riskCategories, RiskDetail, Treatment } from "@riskloom/domain";
import { z } from "zod";
import { coded, labelled, same, shown } from "../../engine/shape/codec.ts";
import { derived, req, ro, rw, split } from "../../engine/shape/field.ts";
import { listOf, nested } from "../../engine/shape/nested.ts";
import { shape } from "../../engine/shape/shape.ts";
import { figure, identifier, idOf, instant, midnight, required, score } from "./codecs.ts";

export const status = coded({ open: "open", new: "pending", closed: "closed", discarded: "archived" });
export const category = same(z.enum(riskCategories));
export const department = same(z.enum(departments));

const times = { createdAt: ro("createdAt", instant), updatedAt: ro("updatedAt", instant) };

const base = {
  id: ro("uid", identifier("rsk")),
  title: req("title", required),
  description: req("description", required),
  category: req("category", category),
  department: split(ro("department"), rw("department", department)),
  status: rw("status", status),
  probability: split(
    ro(
      "scores",
      figure(({ gross }: Scores) => gross.frequency),
    ),
    rw("grossFrequency", score),
  ),
  impact: split(
    ro(
      "scores",
      figure(({ gross }: Scores) => gross.consequence),
    ),
    rw("grossConsequence", score),
  ),
  residual_probability: split(
    ro(
      "scores",
      figure(({ nett }: Scores) => nett.frequency),
    ),
    rw("nettFrequency", score),
  ),
  residual_impact: split(
    ro(
      "scores",
      figure(({ nett }: Scores) => nett.consequence),
    ),
    rw("nettConsequence", score),
  ),
  ...times,
  assigneeId: split(ro("ownerUid", identifier("usr")), rw("ownerId", identifier("usr"))),
} as const;

type Scores = RiskDetail["scores"];

const user = z.object({ name: z.string(), email: z.string().nullable() });

const assignee = shown(
  ({ ownerUid, ownerName, ownerEmail }: RiskDetail) =>
    ownerUid && { id: idOf("usr", ownerUid), user: { name: ownerName, email: ownerEmail } },
  z.object({ id: z.string(), user }).nullable(),
);

const listed = { ...base, assignee: derived(assignee) };

export const riskListItem = shape("RiskListItem", RiskDetail, listed);

export const riskCreated = shape("RiskCreated", RiskDetail.extend({ organizationUid: z.uuid() }), {
  ...base,
  organizationId: ro("organizationUid", identifier("org")),
});

/** @public compared with the documented fields by a test */
export const treatment = shape("TreatmentStrategy", Treatment, {
  id: ro("uid", identifier("trt")),
  type: ro("type"),
  description: ro("description"),
  ...times,
});

/**
 * An attached control as a task; a control without a title shows its description in both places.
 * @public compared with the documented fields by a test
 */
export const task = shape("MitigationTask", Control, {
  id: ro("uid", identifier("tsk")),
  title: derived(shown(({ title, description }: Control) => title || description, z.string())),
  description: ro("description"),
  status: ro(
    "status",
    labelled({ possible: "open", planned: "open", ongoing: "pending", done: "closed", discarded: "closed" }),
  ),
  dueDate: ro("deadline", midnight),
  completedAt: derived(
    shown(
      ({ status, completedAt }: Control, answer) =>
        status === "done" ? instant.encode?.(completedAt, answer) : null,
      z.iso.datetime().nullable(),
    ),
  ),
  ...times,
  assigneeId: ro("assignedToUid", identifier("usr")),
});

const Detail = RiskDetail.extend({ treatment: Treatment.nullable(), controls: z.array(Control) });

export const riskDetail = shape("RiskDetail", Detail, {
  ...listed,
  treatmentStrategy: ro("treatment", nested(treatment)),
  mitigationTasks: ro("controls", listOf(task)),
});

export const deleted = shape("Deleted", z.object({ message: z.string() }), { message: ro("message") });
