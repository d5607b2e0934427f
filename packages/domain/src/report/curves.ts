import { z } from "zod";
import { EvaluationType } from "../register/evaluation.ts";

const onMatrix = {
  matrixId: z.int(),
  name: z.string(),
  unit: z.string(),
  isOpportunity: z.boolean(),
  budget: z.number().nullable(),
} as const;

/** What every curve tells of the total loss of a period; benefits are negative. */
const ofTotal = {
  evaluationType: EvaluationType,
  /** how many risks the total is of */
  risks: z.int(),
  /** the sum of the values as the register shows them; the mean of the total where the matrix is explicit */
  value: z.number(),
  mean: z.number(),
  sd: z.number(),
  /** evaluated risks without figures, which the curve leaves out */
  excludedRiskIds: z.array(z.int()),
  /** `independence`: more than thirty risks, taken as independent of each other, make a curve look steeper than it is */
  warnings: z.array(z.enum(["independence"])),
} as const;

const points = z.array(z.object({ value: z.number(), probability: z.number() }));

const ends = { low: z.number().nullable(), high: z.number().nullable() } as const;

/** The exact distribution of the total loss, per matrix and evaluation type. */
export const ScurveResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      curves: z.array(
        z.object({
          ...ofTotal,
          probabilityOfNothing: z.number(),
          method: z.enum(["atoms", "closed-form", "characteristic-function", "lattice"]),
          /** no probability of the points is off by more: proved, not measured */
          probabilityBound: z.number(),
          points,
          /** proved: the percentile lies between `low` and `high`; null where an end cannot be told */
          percentiles: z.array(z.object({ percentile: z.number(), value: z.number(), ...ends })),
          /** the risk reserve of the matrix, if it has one */
          reserve: z
            .object({
              amount: z.number(),
              /** probability that it suffices */
              confidence: z.number(),
              /** the reserve that suffices with a probability of 80 % */
              neededAt80: z.number(),
              /** expected loss beyond it */
              shortfall: z.number(),
              /** between which the three figures lie: proved, not measured */
              bounds: z.object({
                confidence: z.object(ends),
                neededAt80: z.object(ends),
                shortfall: z.object(ends),
              }),
            })
            .nullable(),
        }),
      ),
    }),
  ),
});
export type ScurveResult = z.infer<typeof ScurveResult>;

/** The simulated distribution of the total loss, per matrix and evaluation type, beside the exact figures. */
export const MonteCarloResult = z.object({
  matrices: z.array(
    z.object({
      ...onMatrix,
      curves: z.array(
        z.object({
          ...ofTotal,
          /** estimated standard error of the mean; null for a single simulation */
          meanError: z.number().nullable(),
          exactMean: z.number(),
          exactSd: z.number(),
          minimum: z.number(),
          maximum: z.number(),
          points,
          /** estimated: `low` and `high` enclose it with a confidence of 95 %, whatever the distribution; null where there are too few simulations */
          percentiles: z.array(
            z.object({
              percentile: z.number(),
              value: z.number(),
              /** null for a single simulation, and for an atom such as no loss at all */
              standardError: z.number().nullable(),
              low: z.number().nullable(),
              high: z.number().nullable(),
              exact: z.number(),
            }),
          ),
          histogram: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })),
        }),
      ),
    }),
  ),
  simulations: z.int(),
  seed: z.int(),
});
export type MonteCarloResult = z.infer<typeof MonteCarloResult>;
