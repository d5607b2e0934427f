import type { Api } from "@riskloom/api";
import { subjectKinds } from "@riskloom/domain";
import type { Row } from "../../../engine/table/row.ts";
import { actionComment, controlComment, riskComment } from "../shapes/collaboration/comment.ts";
import { alsoPatch, crud } from "./table.ts";

const shapes = { risk: riskComment, control: controlComment, action: actionComment } as const;

/** What was said about a record, newest first. */
export const commentRows: Row<Api>[] = subjectKinds.flatMap((kind) => {
  const path = `/projects/{projectId}/${kind}s/{${kind}Id}/comments` as const;
  const { patch, ...documented } = crud(
    path,
    shapes[kind],
    (api) => api.comment,
    (subject) => subject,
  );
  return [...Object.values<Row<Api>>(documented), ...alsoPatch(patch)];
});
