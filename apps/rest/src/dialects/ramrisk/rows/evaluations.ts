import type { Api } from "@riskloom/api";
import { created, empty, one, page, patched, replaced } from "../../../engine/table/reply.ts";
import type { Row } from "../../../engine/table/row.ts";
import { evaluation } from "../shapes/evaluation.ts";
import { matrix } from "../shapes/matrix.ts";
import { alsoPatch, del, get, patch, post, put } from "./table.ts";

const list = "/projects/{projectId}/evaluations";
const item = "/projects/{projectId}/evaluations/{id}";
const onMatrix = "/projects/{projectId}/matrices/{matrixId}/evaluations";

/** Every evaluation is shown together with its matrix. */
const include = { matrix: true };

export const evaluationRows: Row<Api>[] = [
  get("/projects/{projectId}/matrices", page(matrix), (api, { path, page }) =>
    api.matrix.list({ ...path, ...page }),
  ),
  get("/projects/{projectId}/matrices/{id}", one(matrix), (api, { path }) => api.matrix.get(path)),
  get(onMatrix, page(evaluation), (api, { path, page }) =>
    api.evaluation.list({ ...path, ...page, include }),
  ),
  post(onMatrix, created(evaluation), (api, { path, body }) =>
    api.evaluation.create({ ...body, ...path, include }),
  ),
  get(list, page(evaluation), (api, { path, page }) => api.evaluation.list({ ...path, ...page, include })),
  post(list, created(evaluation), (api, { path, body }) =>
    api.evaluation.create({ ...path, ...body, include }),
  ),
  get(item, one(evaluation), (api, { path }) => api.evaluation.get({ ...path, include })),
  put(item, replaced(evaluation), (api, { path, body }) =>
    api.evaluation.update({ ...path, patch: body, include }),
  ),
  ...alsoPatch(
    patch(item, patched(evaluation), (api, { path, body }) =>
      api.evaluation.update({ ...path, patch: body, include }),
    ),
  ),
  del(item, empty, (api, { path }) => api.evaluation.remove(path)),
];
