import { z } from "zod";
import { audit } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

export const causalityStatuses = ["possible", "done", "discarded"] as const;
export const CausalityStatus = z.enum(causalityStatuses);
export type CausalityStatus = z.infer<typeof CausalityStatus>;

/** A cause or an effect, kept by itself so that several risks can share it. */
export const Causality = z.object({
  id: z.int(),
  projectId: z.int(),
  /** per project, from 1, without gaps, never reused */
  number: z.int(),
  text: z.string().trim().min(1).max(maxLength.text),
  status: CausalityStatus,
  isCause: z.boolean(),
  ...audit,
});
export type Causality = z.infer<typeof Causality>;

export const CausalityDraft = Causality.pick({ text: true, status: true, isCause: true }).extend({
  status: CausalityStatus.default("possible"),
});
export type CausalityDraft = z.infer<typeof CausalityDraft>;
export const CausalityPatch = Causality.pick({ text: true, status: true, isCause: true }).partial();
export type CausalityPatch = z.infer<typeof CausalityPatch>;

/** That a causality is attached to a risk. */
export const RiskCausality = z.object({ id: z.int(), riskId: z.int(), causalityId: z.int(), ...audit });
export type RiskCausality = z.infer<typeof RiskCausality>;
