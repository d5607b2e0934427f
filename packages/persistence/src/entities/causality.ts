import { defineEntity, p } from "@mikro-orm/postgresql";
import type { CausalityStatus } from "@riskloom/domain";
import { instant, text, tracked } from "../schema/columns.ts";

export const CausalitySchema = defineEntity({
  name: "Causality",
  tableName: "causality",
  properties: {
    ...tracked,
    projectId: p.integer(),
    number: p.integer(),
    text: text(),
    status: text().$type<CausalityStatus>(),
    isCause: p.boolean(),
  },
});
export class Causality extends CausalitySchema.class {}
CausalitySchema.setClass(Causality);

export const RiskCausalitySchema = defineEntity({
  name: "RiskCausality",
  tableName: "risk_causality",
  properties: { ...tracked, projectId: p.integer(), riskId: p.integer(), causalityId: p.integer() },
});
export class RiskCausality extends RiskCausalitySchema.class {}
RiskCausalitySchema.setClass(RiskCausality);

export const RiskReviewSchema = defineEntity({
  name: "RiskReview",
  tableName: "risk_review",
  properties: {
    ...tracked,
    projectId: p.integer(),
    riskId: p.integer(),
    reviewedById: p.integer(),
    reviewedAt: instant(),
  },
});
export class RiskReview extends RiskReviewSchema.class {}
RiskReviewSchema.setClass(RiskReview);

export const causalitySchemas = [CausalitySchema, RiskCausalitySchema, RiskReviewSchema] as const;
