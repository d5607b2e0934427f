import type { Api } from "@riskloom/api";
import { subjectKinds } from "@riskloom/domain";
import { file, page } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { reference, urlOf } from "../shapes/collaboration/reference.ts";
import { alsoPatch, crud, get } from "./table.ts";

const ofRecords = subjectKinds.flatMap((kind) => {
  const path = `/projects/{projectId}/${kind}s/{${kind}Id}/references` as const;
  const { create, patch, ...others } = crud(
    path,
    reference,
    (api) => api.reference,
    (subject) => subject,
  );
  return [
    ...Object.values<Row<Api>>(others),
    { ...create, location: urlOf },
    ...alsoPatch(patch),
    ...extension(
      "a file is handed out where `to_file` says",
      get(`${path}/{id}/file`, file, (api, { path }) => api.reference.file(path)),
    ),
  ];
});

/** The manual's headings have controls and actions in the singular. */
const inSingular = (["control", "action"] as const).map((kind) =>
  get(`/projects/{projectId}/${kind}/{${kind}Id}/references`, page(reference), (api, { path, page }) =>
    api.reference.list({ ...path, ...page }),
  ),
);

/** What a record refers to and what refers to it, newest first. */
export const referenceRows: Row<Api>[] = [...ofRecords, ...inSingular];
