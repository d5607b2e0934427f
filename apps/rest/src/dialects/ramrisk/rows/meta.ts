import type { Api } from "@riskloom/api";
import { created, empty, one, page, patched, replaced, upserted } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { meta } from "../shapes/collaboration/meta.ts";
import { alsoPatch, del, get, patch, post, put } from "./table.ts";

const kinds = ["risk", "control", "action"] as const;

/** What an application keeps beside one record; PUT makes it too, so that only the record must be there. */
function rowsOf(kind: "project" | (typeof kinds)[number]): Row<Api>[] {
  const of = kind === "project" ? "" : (`/${kind}s/{${kind}Id}` as const);
  const path = `/projects/{projectId}${of}/meta` as const;
  const before = (api: Api, ids: Readonly<Record<"projectId" | `${typeof kind}Id`, number>>) =>
    kind === "project"
      ? api.project.get({ id: ids.projectId })
      : api[kind].get({ projectId: ids.projectId, id: ids[`${kind}Id`] });
  return [
    get(path, one(meta), (api, { path }) => api.metaObject.get(path)),
    {
      ...put(path, upserted(replaced(meta)), (api, { path, body }) =>
        api.metaObject.put({ ...body, ...path }),
      ),
      before,
    },
    del(path, empty, async (api, { path }) => {
      await api.metaObject.remove(path);
    }),
    ...extension("objects are first saved by POST as well as by PUT", {
      ...post(path, upserted(created(meta)), (api, { path, body }) =>
        api.metaObject.put({ ...body, ...path }),
      ),
      before,
    }),
    ...alsoPatch(
      patch(path, patched(meta), (api, { path, body }) => api.metaObject.update({ ...path, patch: body })),
    ),
  ];
}

/** An application sees its own objects alone, by the header that names it. */
export const metaRows: Row<Api>[] = [
  get("/projects/meta", page(meta), (api, { page }) => api.metaObject.list({ ...page, kind: "project" })),
  ...kinds.map((kind) =>
    get(`/projects/{projectId}/${kind}s/meta`, page(meta), (api, { path, page }) =>
      api.metaObject.list({ ...path, ...page, kind }),
    ),
  ),
  ...rowsOf("project"),
  ...kinds.flatMap(rowsOf),
];
