import type { Api } from "@riskloom/api";
import { created, page, patched, replaced, upserted } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { udfType, udfValue } from "../shapes/collaboration/udf.ts";
import { alsoPatch, crud, get, patch, post, put } from "./table.ts";

const types = crud(
  "/projects/{projectId}/udf_types",
  udfType,
  (api) => api.customField,
  ({ projectId }) => ({ projectId }),
);

/** What a link leads to is checked as the dialect has it; the register knows of people alone, and does not ask. */
const asked = <Body extends { linked?: unknown }>({ linked: _, ...body }: Body) => body;

const item = "/projects/{projectId}/udf_types/{id}";

export const udfRows: Row<Api>[] = [
  types.list,
  post("/projects/{projectId}/udf_types", created(udfType), (api, { path, body }) =>
    api.customField.create({ ...path, ...asked(body) }),
  ),
  types.get,
  put(item, replaced(udfType), (api, { path, body }) =>
    api.customField.update({ ...path, patch: asked(body), plain: true }),
  ),
  ...alsoPatch(
    patch(item, patched(udfType), (api, { path, body }) =>
      api.customField.update({ ...path, patch: asked(body), plain: true }),
    ),
  ),
  ...extension("the log knows of fields that are deleted", types.remove),
  ...(["risks/{riskId}", "controls/{controlId}"] as const).flatMap((of) => {
    const path = `/projects/{projectId}/${of}/udf_values` as const;
    return [
      get(path, page(udfValue), (api, { path, page }) => api.customValue.list({ ...path, ...page })),
      post(path, upserted(created(udfValue)), (api, { path, body }) =>
        api.customValue.put({ ...body, ...path }),
      ),
    ];
  }),
];
