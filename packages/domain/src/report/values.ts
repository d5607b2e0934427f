import { z } from "zod";
import { ControlStatus } from "../controls/control.ts";
import { EvaluationType } from "../register/evaluation.ts";

/** Whose figures: losses are positive, benefits of opportunities negative, all in `unit`. */
const onMatrix = {
  matrixId: z.int(),
  name: z.string(),
  unit: z.string(),
  isOpportunity: z.boolean(),
} as const;
const risk = { riskId: z.int(), number: z.int(), title: z.string() } as const;

/** Risks whose figures are missing, so that no sum counts them silently as nothing. */
const excluded = z.array(z.int());

/** What controls have changed, and what is still planned to. */
export const ControlValueResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      /** gross less present, of controls that are done */
      realised: z.number(),
      /** present less nett, of controls that are not done yet */
      remaining: z.number(),
      total: z.number(),
      realisedCost: z.number(),
      remainingCost: z.number(),
      /** the total, less the costs when they are to be subtracted */
      net: z.number(),
      /** the part of the total that no attached control explains */
      unattributed: z.number(),
      controls: z.array(
        z.object({
          controlId: z.int(),
          number: z.int(),
          description: z.string(),
          status: ControlStatus,
          value: z.number(),
          cost: z.number(),
          netValue: z.number(),
        }),
      ),
      excludedRiskIds: excluded,
    }),
  ),
});
export type ControlValueResult = z.infer<typeof ControlValueResult>;

/** Sums of expected losses, stacked by the tags of categories. */
export const ValueAtRiskResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      bars: z.array(
        z.object({
          evaluationType: EvaluationType,
          value: z.number(),
          cost: z.number(),
          /** a risk with several tags of a category gives each an equal share; tag null is the rest */
          stacks: z.array(
            z.object({
              categoryId: z.int(),
              tagId: z.int().nullable(),
              name: z.string(),
              value: z.number(),
            }),
          ),
          excludedRiskIds: excluded,
        }),
      ),
    }),
  ),
});
export type ValueAtRiskResult = z.infer<typeof ValueAtRiskResult>;

export const valueMovements = ["new", "increased", "unchanged", "decreased", "closed"] as const;

/** How expected losses changed since the timestamp before; the differences add up to that of the totals. */
export const ValueDifferenceResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      evaluationType: EvaluationType,
      from: z.number(),
      to: z.number(),
      total: z.number(),
      items: z.array(
        z.object({
          type: z.enum(valueMovements),
          ...risk,
          from: z.number(),
          to: z.number(),
          difference: z.number(),
        }),
      ),
      excludedRiskIds: excluded,
    }),
  ),
});
export type ValueDifferenceResult = z.infer<typeof ValueDifferenceResult>;

/** The risks that contribute most to the expected loss, greatest first. */
export const RiskContributionsResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      evaluationType: EvaluationType,
      total: z.number(),
      /** variance of the total loss of a period, in squares of the unit */
      variance: z.number(),
      risks: z.array(
        z.object({
          ...risk,
          value: z.number(),
          /** of the total; null when the total is 0 */
          share: z.number().nullable(),
          /** of the variance of the total; null when nothing varies */
          varianceShare: z.number().nullable(),
          /** the value with every figure of the estimate at its low, and at its high end */
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
      /** everything beyond the risks that are listed */
      other: z.object({ count: z.int(), value: z.number(), share: z.number().nullable() }),
      excludedRiskIds: excluded,
    }),
  ),
});
export type RiskContributionsResult = z.infer<typeof RiskContributionsResult>;
