import type { Api } from "@riskloom/api";
import { one, page, patched, replaced } from "../../../engine/table/reply.ts";
import type { Row } from "../../../engine/table/row.ts";
import { logEntry } from "../shapes/collaboration/log-entry.ts";
import { alsoPatch, get, patch, put } from "./table.ts";

const item = "/projects/{projectId}/entries/{id}";

export const entryRows: Row<Api>[] = [
  ...(["", "/risks/{riskId}", "/controls/{controlId}", "/actions/{actionId}"] as const).map((of) =>
    get(`/projects/{projectId}${of}/entries`, page(logEntry), (api, { path, page }) =>
      api.logEntry.list({ ...path, ...page }),
    ),
  ),
  get(item, one(logEntry), (api, { path }) => api.logEntry.get(path)),
  put(item, replaced(logEntry), (api, { path, body }) => api.logEntry.update({ ...path, patch: body })),
  ...alsoPatch(
    patch(item, patched(logEntry), (api, { path, body }) => api.logEntry.update({ ...path, patch: body })),
  ),
];
