import type { Api } from "@riskloom/api";
import { extension, type Row } from "../../../engine/row.ts";
import { category, tag } from "../shapes/tag.ts";
import { alsoPatch, crud } from "./table.ts";

const risk = ({ projectId }: { projectId: number }) => ({ projectId, family: "risk" as const });
const control = ({ projectId }: { projectId: number }) => ({ projectId, family: "control" as const });

const categories = crud("/projects/{projectId}/categories", category, (api) => api.category, risk);
const caCategories = crud("/projects/{projectId}/cacategories", category, (api) => api.category, control);
const tags = crud("/projects/{projectId}/tags", tag, (api) => api.tag, risk);
const caTags = crud("/projects/{projectId}/catags", tag, (api) => api.tag, control);

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
