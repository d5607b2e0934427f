import type { Api } from "@riskloom/api";
import { page, replaced } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { category, riskTag, tag, tagIds } from "../shapes/collaboration/tag.ts";
import { alsoPatch, crud, get, lookup, put } from "./table.ts";

const risk = ({ projectId }: { projectId: number }) => ({ projectId, family: "risk" as const });
const control = ({ projectId }: { projectId: number }) => ({ projectId, family: "control" as const });

const categories = crud("/projects/{projectId}/categories", category, (api) => api.category, risk);
const caCategories = crud("/projects/{projectId}/cacategories", category, (api) => api.category, control);
const tags = crud("/projects/{projectId}/tags", tag, (api) => api.tag, risk);
const caTags = crud("/projects/{projectId}/catags", tag, (api) => api.tag, control);

const riskTags = lookup(
  "/projects/{projectId}/risktags",
  riskTag,
  (api) => api.riskTag,
  ({ projectId }) => ({ projectId }),
);

const tagged = { risks: "risk", controls: "control", actions: "action" } as const;

/** The tags on one record, which are read in full and written as a list of ids. */
export const taggedRows: Row<Api>[] = [
  ...(["risks", "controls", "actions"] as const).flatMap((kind) => {
    const path = `/projects/{projectId}/${kind}/{id}/tags` as const;
    return [
      get(path, page(tag), (api, { path, page }) => api[tagged[kind]].tags({ ...path, ...page })),
      put(path, replaced(tagIds), (api, { path, body }) => api[tagged[kind]].setTags({ ...path, ...body })),
    ];
  }),
  ...Object.values(riskTags),
];

export const tagRows: Row<Api>[] = [categories, caCategories, tags, caTags].flatMap(
  ({ list, create, get, put, patch, remove }) => [
    list,
    create,
    get,
    put,
    ...alsoPatch(patch),
    ...(remove === tags.remove
      ? extension("tags can be deleted like the tags of controls", remove)
      : [remove]),
  ],
);
