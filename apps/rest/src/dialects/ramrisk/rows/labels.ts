import type { Api } from "@riskloom/api";
import type { Row } from "../../../engine/table/row.ts";
import { label } from "../shapes/collaboration/label.ts";
import { alsoPatch, crud } from "./table.ts";

/** The same resource under the word of each version, of projects and of users. */
export const labelRows = (word: "labels" | "timestamps"): Row<Api>[] =>
  [
    crud(
      `/projects/{projectId}/${word}`,
      label,
      (api) => api.label,
      ({ projectId }) => ({ projectId }),
    ),
    crud(
      `/users/{userId}/${word}`,
      label,
      (api) => api.label,
      ({ userId }) => ({ userId }),
    ),
  ].flatMap(({ list, create, get, put, patch, remove }) => [
    list,
    create,
    get,
    put,
    ...alsoPatch(patch),
    remove,
  ]);
