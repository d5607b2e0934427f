import type { Api } from "@riskloom/api";
import type { Row } from "../../../engine/row.ts";
import { actionComment, controlComment, riskComment } from "../shapes/comment.ts";
import { alsoPatch, crud } from "./table.ts";

const shapes = { risk: riskComment, control: controlComment, action: actionComment } as const;

/** What was said about a record, newest first. */
export const commentRows: Row<Api>[] = (["risk", "control", "action"] as const).flatMap((kind) => {
  const path = `/projects/{projectId}/${kind}s/{${kind}Id}/comments` as const;
  const { patch, ...documented } = crud(
    path,
    shapes[kind],
    (api) => api.comment,
    (subject) => subject,
  );
  return [...Object.values<Row<Api>>(documented), ...alsoPatch(patch)];
});
