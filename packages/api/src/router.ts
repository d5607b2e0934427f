import { action } from "./routers/action.ts";
import { actionTag } from "./routers/action-tag.ts";
import { apiApp } from "./routers/api-app.ts";
import { auth } from "./routers/auth.ts";
import { category } from "./routers/category.ts";
import { causality } from "./routers/causality.ts";
import { comment } from "./routers/comment.ts";
import { control } from "./routers/control.ts";
import { controlCost } from "./routers/control-cost.ts";
import { controlRecurrence } from "./routers/control-recurrence.ts";
import { controlTag } from "./routers/control-tag.ts";
import { customField } from "./routers/custom-field.ts";
import { customValue } from "./routers/custom-value.ts";
import { evaluation } from "./routers/evaluation.ts";
import { incident } from "./routers/incident.ts";
import { incidentAttribute } from "./routers/incident-attribute.ts";
import { incidentCode } from "./routers/incident-code.ts";
import { incidentComment } from "./routers/incident-comment.ts";
import { label } from "./routers/label.ts";
import { linkedItem } from "./routers/linked-item.ts";
import { logEntry } from "./routers/log-entry.ts";
import { mapFeature } from "./routers/map-feature.ts";
import { matrix } from "./routers/matrix.ts";
import { me } from "./routers/me.ts";
import { metaObject } from "./routers/meta-object.ts";
import { organization } from "./routers/organization.ts";
import { project } from "./routers/project.ts";
import { projectCategory } from "./routers/project-category.ts";
import { projectGroup } from "./routers/project-group.ts";
import { reference } from "./routers/reference.ts";
import { register } from "./routers/register.ts";
import { registerStatus } from "./routers/register-status.ts";
import { report } from "./routers/report.ts";
import { risk } from "./routers/risk.ts";
import { riskCausality } from "./routers/risk-causality.ts";
import { riskControl } from "./routers/risk-control.ts";
import { riskLevel } from "./routers/risk-level.ts";
import { riskReview } from "./routers/risk-review.ts";
import { riskSeverity } from "./routers/risk-severity.ts";
import { riskTag } from "./routers/risk-tag.ts";
import { sprint } from "./routers/sprint.ts";
import { tag } from "./routers/tag.ts";
import { team } from "./routers/team.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every capability of the register, once; sorted. */
export const appRouter = router({
  action,
  actionTag,
  apiApp,
  auth,
  category,
  causality,
  comment,
  control,
  controlCost,
  controlRecurrence,
  controlTag,
  customField,
  customValue,
  evaluation,
  incident,
  incidentAttribute,
  incidentCode,
  incidentComment,
  label,
  linkedItem,
  logEntry,
  mapFeature,
  matrix,
  me,
  metaObject,
  organization,
  project,
  projectCategory,
  projectGroup,
  reference,
  register,
  registerStatus,
  report,
  risk,
  riskCausality,
  riskControl,
  riskLevel,
  riskReview,
  riskSeverity,
  riskTag,
  sprint,
  tag,
  team,
});

export type AppRouter = typeof appRouter;

/** A caller of every procedure in this process. */
export const createCaller = createCallerFactory(appRouter);
type Procedures = ReturnType<typeof createCaller>;

/** The typed API; an interface, so that the types of what is built on it can name it. */
export interface Api extends Procedures {}
