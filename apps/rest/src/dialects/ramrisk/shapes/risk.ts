import { RiskDetail } from "@riskloom/domain";
import { z } from "zod";
import { labelled, nullable } from "../../../engine/codec.ts";
import { ordered, req, ro, rw } from "../../../engine/field.ts";
import { listOf, nested } from "../../../engine/nested.ts";
import { shape } from "../../../engine/shape.ts";
import { choice, pk, text, words } from "../codecs.ts";
import { audit } from "./audit.ts";
import { evaluation, EvaluationOnMatrix } from "./evaluation.ts";
import { matrixCell } from "./matrix.ts";
import { tag } from "./tag.ts";

const statuses = { new: 10, open: 20, closed: 30, discarded: 40 } as const;
const statusLabels = { new: "New", open: "Open", closed: "Closed", discarded: "Discarded" } as const;

const common = {
  id: ro("id"),
  project: ro("projectId"),
  risk_number: ro("number"),
  title: rw("title", text),
  risk_description: req("description", words),
  cause_description: rw("cause", text),
  effect_description: rw("effect", text),
  notes_description: rw("notes", text),
  status: req("status", choice(statuses, statusLabels)),
  status_display: ro("status", labelled(statusLabels)),
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
