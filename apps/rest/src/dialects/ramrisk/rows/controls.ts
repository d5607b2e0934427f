import type { Api } from "@riskloom/api";
import { ControlCost } from "@riskloom/domain";
import { ro } from "../../../engine/shape/field.ts";
import { created, empty, emptied, one, page, patched, replaced } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { shape } from "../../../engine/shape/shape.ts";
import {
  action,
  actionTag,
  control,
  controlId,
  controlTag,
  riskControl,
} from "../shapes/controls/control.ts";
import { controlCost, costFields } from "../shapes/controls/control-cost.ts";
import { recurrence } from "../shapes/controls/recurrence.ts";
import { alsoPatch, crud, del, get, keep, lookup, patch, post, put } from "./table.ts";

const inProject = ({ projectId }: { projectId: number }) => ({ projectId });

const controls = keep("/projects/{projectId}/controls", control, (api) => api.control, inProject);
const actions = keep("/projects/{projectId}/actions", action, (api) => api.action, inProject);
const costs = crud("/projects/{projectId}/controlcosts", controlCost, (api) => api.controlCost, inProject);
const links = lookup("/projects/{projectId}/riskcontrols", riskControl, (api) => api.riskControl, inProject);
const controlTags = lookup(
  "/projects/{projectId}/controltags",
  controlTag,
  (api) => api.controlTag,
  inProject,
);
const actionTags = lookup("/projects/{projectId}/actiontags", actionTag, (api) => api.actionTag, inProject);

/** Under a control the path says whose cost it is. */
const costOfControl = shape("ControlCost", ControlCost, { ...costFields, control: ro("controlId") });
const costsOfControl = crud(
  "/projects/{projectId}/controls/{controlId}/controlcosts",
  costOfControl,
  (api) => api.controlCost,
  ({ projectId, controlId }) => ({ projectId, controlId }),
);

const onRisk = "/projects/{projectId}/risks/{riskId}/riskcontrols";
const actionsOfControl = "/projects/{projectId}/controls/{controlId}/actions";
const ofControl = "/projects/{projectId}/controls/{controlId}/recurrence";

const ofRisks: Row<Api>[] = [
  get("/projects/{projectId}/risks/{riskId}/controls", page(control), (api, { path, page }) =>
    api.control.list({ ...path, ...page }),
  ),
  get(
    "/projects/{projectId}/risks/{attachableTo}/attachable_controls",
    page(control),
    (api, { path, page }) => api.control.list({ ...path, ...page }),
  ),
  put(onRisk, replaced(riskControl, controlId), (api, { path, body }) =>
    api.riskControl.attach({ ...path, ...body }),
  ),
  ...extension(
    "what is attached can be read and detached",
    get(onRisk, page(riskControl), (api, { path, page }) => api.riskControl.listOfRisk({ ...path, ...page })),
    del(onRisk, emptied(controlId), (api, { path, body }) => api.riskControl.detach({ ...path, ...body })),
    del("/projects/{projectId}/riskcontrols/{id}", empty, (api, { path }) => api.riskControl.remove(path)),
  ),
];

const recurrences: Row<Api>[] = [
  get(ofControl, one(recurrence), (api, { path }) => api.controlRecurrence.get(path)),
  ...extension(
    "the log knows of recurrences that are made, changed and deleted",
    {
      ...put(ofControl, replaced(recurrence), (api, { path, body }) =>
        api.controlRecurrence.set({ ...path, ...body }),
      ),
      before: (api, { projectId, controlId }: Readonly<Record<"controlId" | "projectId", number>>) =>
        api.control.get({ projectId, id: controlId }),
    },
    patch(ofControl, patched(recurrence), (api, { path, body }) =>
      api.controlRecurrence.update({ ...path, patch: body }),
    ),
    del(ofControl, empty, (api, { path }) => api.controlRecurrence.remove(path)),
  ),
];

export const controlRows: Row<Api>[] = [
  ...[controls, actions].flatMap(({ list, create, get, put, patch }) => [
    list,
    create,
    get,
    put,
    ...alsoPatch(patch),
  ]),
  ...[costs, costsOfControl, links, controlTags, actionTags].flatMap((rows) => Object.values<Row<Api>>(rows)),
  get(actionsOfControl, page(action), (api, { path, page }) => api.action.list({ ...path, ...page })),
  ...extension(
    "an action belongs to a control",
    post(actionsOfControl, created(action), (api, { path, body }) => api.action.create({ ...body, ...path })),
  ),
  ...ofRisks,
  ...recurrences,
];
