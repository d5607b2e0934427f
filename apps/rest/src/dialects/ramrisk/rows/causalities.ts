import type { Api } from "@riskloom/api";
import { empty, one, page } from "../../../engine/table/reply.ts";
import { extension, type Row } from "../../../engine/table/row.ts";
import { causality, riskCausality, riskReview } from "../shapes/causality.ts";
import { alsoPatch, del, get, keep, lookup, post, put } from "./table.ts";

const ofProject = keep(
  "/projects/{projectId}/causalities",
  causality,
  (api) => api.causality,
  ({ projectId }) => ({ projectId }),
);
const ofRisk = keep(
  "/projects/{projectId}/risks/{riskId}/causalities",
  causality,
  (api) => api.causality,
  ({ projectId, riskId }) => ({ projectId, riskId }),
);
const links = lookup(
  "/projects/{projectId}/riskcausalities",
  riskCausality,
  (api) => api.riskCausality,
  ({ projectId }) => ({ projectId }),
);
const review = "/projects/{projectId}/risks/{riskId}/riskreview";

export const causalityRows: Row<Api>[] = [
  get("/projects/causalities", page(causality), (api, { page }) => api.causality.list(page)),
  ...[ofProject, ofRisk].flatMap(({ list, create, get, put, patch }) => [
    list,
    ...extension("causes and effects can be written down and attached", create),
    get,
    put,
    ...alsoPatch(patch),
  ]),
  ...extension(
    "the log knows of causes and effects that are detached",
    del("/projects/{projectId}/risks/{riskId}/causalities/{id}", empty, (api, { path }) =>
      api.causality.detach(path),
    ),
  ),
  links.list,
  ...extension("the other links can be read one by one", links.get),
  get(review, one(riskReview), (api, { path }) => api.riskReview.get(path)),
  ...extension(
    "a review is made by writing it",
    ...[put, post].map((write) =>
      write(review, one(riskReview), (api, { path }) => api.riskReview.record(path)),
    ),
  ),
];
