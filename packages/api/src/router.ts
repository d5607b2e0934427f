import { action } from "./routers/controls/action.ts";
import { actionTag } from "./routers/controls/action-tag.ts";
import { apiApp } from "./routers/access/api-app.ts";
import { auth } from "./routers/access/auth.ts";
import { category } from "./routers/register/category.ts";
import { causality } from "./routers/register/causality.ts";
import { comment } from "./routers/collaboration/comment.ts";
import { control } from "./routers/controls/control.ts";
import { controlCost } from "./routers/controls/control-cost.ts";
import { controlRecurrence } from "./routers/controls/control-recurrence.ts";
import { controlTag } from "./routers/controls/control-tag.ts";
import { customField } from "./routers/collaboration/custom-field.ts";
import { customValue } from "./routers/collaboration/custom-value.ts";
import { evaluation } from "./routers/register/evaluation.ts";
import { incident } from "./routers/service/incident.ts";
import { incidentAttribute } from "./routers/service/incident-attribute.ts";
import { incidentCode } from "./routers/service/incident-code.ts";
import { incidentComment } from "./routers/service/incident-comment.ts";
import { label } from "./routers/register/label.ts";
import { linkedItem } from "./routers/delivery/linked-item.ts";
import { logEntry } from "./routers/register/log-entry.ts";
import { mapFeature } from "./routers/collaboration/map-feature.ts";
import { matrix } from "./routers/register/matrix.ts";
import { me } from "./routers/access/me.ts";
import { metaObject } from "./routers/collaboration/meta-object.ts";
import { organization } from "./routers/access/organization.ts";
import { project } from "./routers/register/project.ts";
import { projectCategory } from "./routers/register/project-category.ts";
import { projectGroup } from "./routers/register/project-group.ts";
import { reference } from "./routers/collaboration/reference.ts";
import { register } from "./routers/delivery/register.ts";
import { registerStatus } from "./routers/delivery/register-status.ts";
import { report } from "./routers/register/report.ts";
import { risk } from "./routers/register/risk.ts";
import { riskCausality } from "./routers/register/risk-causality.ts";
import { riskControl } from "./routers/controls/risk-control.ts";
import { riskLevel } from "./routers/service/risk-level.ts";
import { riskReview } from "./routers/register/risk-review.ts";
import { riskSeverity } from "./routers/service/risk-severity.ts";
import { riskTag } from "./routers/register/risk-tag.ts";
import { session } from "./routers/access/session.ts";
import { sprint } from "./routers/delivery/sprint.ts";
import { tag } from "./routers/register/tag.ts";
import { team } from "./routers/delivery/team.ts";
import { createCallerFactory, router } from "./call/trpc.ts";

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
  session,
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
