import { Causality, dayOf, type Instant, RiskCausality, RiskReview } from "@riskloom/domain";
import { z } from "zod";
import { labelled, shown } from "../../../engine/shape/codec.ts";
import { ordered, req, ro, rw } from "../../../engine/shape/field.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { boolean, choice, words } from "../codecs.ts";
import { audit } from "./audit.ts";

const statuses = { possible: 10, done: 20, discarded: 30 } as const;
const statusLabels = { possible: "Possible", done: "Done", discarded: "Discarded" } as const;

export const causality = shape("Causality", Causality, {
  id: ro("id"),
  project: ro("projectId"),
  number: ro("number"),
  text: req("text", words),
  status: rw("status", choice(statuses, statusLabels)),
  status_display: ro("status", labelled(statusLabels)),
  is_cause: req("isCause", boolean),
  ...audit,
});

export const riskCausality = shape("RiskCausality", RiskCausality, {
  id: ro("id"),
  risk: ro("riskId"),
  causality: ro("causalityId"),
  ...audit,
});

const day = shown((moment: Instant) => dayOf(moment), z.iso.date(), { type: "date" });

export const riskReview = shape("RiskReview", RiskReview, {
  id: ro("id"),
  project: ro("projectId"),
  risk: ro("riskId"),
  reviewed_by: ro("reviewedById"),
  reviewed_by_full_name: ordered("reviewedById", ro("reviewedByName")),
  modified: ro("reviewedAt", day),
});
