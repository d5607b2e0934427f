import { RiskDetail } from "@riskloom/domain";
import { z } from "zod";
import { labelled, nullable } from "../../../engine/shape/codec.ts";
import { ordered, req, ro, rw } from "../../../engine/shape/field.ts";
import { listOf, nested } from "../../../engine/shape/nested.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { choice, pk, text, words } from "../codecs.ts";
import { riskStatusCodes, riskStatusLabels } from "../codes.ts";
import { audit } from "./audit.ts";
import { evaluation, EvaluationOnMatrix } from "./evaluation.ts";
import { matrixCell } from "./matrix.ts";
import { tag } from "./collaboration/tag.ts";

const common = {
  id: ro("id"),
  project: ro("projectId"),
  risk_number: ro("number"),
  title: rw("title", text),
  risk_description: req("description", words),
  cause_description: rw("cause", text),
  effect_description: rw("effect", text),
  notes_description: rw("notes", text),
  status: req("status", choice(riskStatusCodes, riskStatusLabels)),
  status_display: ro("status", labelled(riskStatusLabels)),
  owner: rw("ownerId", nullable(pk)),
  confidential: ro("confidential"),
  ...audit,
} as const;

/** The table's name of the owner's name, and the example's. */
const ownerName = {
  owner_full_name: ordered("ownerId", ro("ownerName")),
  owner_fullname: ordered("ownerId", ro("ownerName")),
} as const;

export const riskV1 = shape("RiskV1", RiskDetail.extend({ evaluations: z.array(EvaluationOnMatrix) }), {
  ...common,
  ...ownerName,
  tags: ro("tags", listOf(tag)),
  evaluations: ro("evaluations", listOf(evaluation)),
  worst_risk: ro("worstCell", nested(matrixCell)),
  worst_risk_eval: ordered(null, ro("worstEvaluationId")),
});

export const riskV2 = shape("RiskV2", RiskDetail, {
  ...common,
  worst_risk: ordered(null, ro("worstCellId")),
});
