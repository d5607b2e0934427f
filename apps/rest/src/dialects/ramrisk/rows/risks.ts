import type { RiskDetail } from "@riskloom/domain";
import type { Api } from "@riskloom/api";
import { created, one, page, patched, replaced } from "../../../engine/table/reply.ts";
import type { Row } from "../../../engine/table/row.ts";
import type { Shape } from "../../../engine/shape/shape.ts";
import type { riskV2 } from "../shapes/risk.ts";
import { alsoPatch, get, patch, post, put } from "./table.ts";

const risks = "/projects/{projectId}/risks";
const risk = "/projects/{projectId}/risks/{id}";

type RiskShape = Shape<RiskDetail, NonNullable<(typeof riskV2)["bodies"]>>;

/** Risks are the one resource that the versions show differently; they never read it differently. */
export const riskRows = (
  of: RiskShape,
  include: Parameters<Api["risk"]["get"]>[0]["include"],
): Row<Api>[] => [
  get(risks, page(of), (api, { path, page }) => api.risk.list({ ...path, ...page, include })),
  post(risks, created(of), (api, { path, body }) => api.risk.create({ ...path, ...body, include })),
  get(risk, one(of), (api, { path }) => api.risk.get({ ...path, include })),
  put(risk, replaced(of), (api, { path, body }) => api.risk.update({ ...path, patch: body, include })),
  ...alsoPatch(
    patch(risk, patched(of), (api, { path, body }) => api.risk.update({ ...path, patch: body, include })),
  ),
  get("/projects/{projectId}/controls/{controlId}/risks", page(of), (api, { path, page }) =>
    api.risk.list({ ...path, ...page, include }),
  ),
];
