import { z } from "zod";

export const filterOperators = ["=", "!=", "<", "<=", ">", ">="] as const;
export type FilterOperator = (typeof filterOperators)[number];

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A condition on an attribute. Null stands for no value, a list for any of its members (with `=` and `!=`). A moment is compared
 * as exactly as it is given: by the second where it has no fraction. Texts are compared without regard to letter case.
 */
export const Filter = z.object({
  key: z.string(),
  operator: z.enum(filterOperators),
  value: z.union([
    value,
    z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .max(1_000),
  ]),
});
export type Filter = z.infer<typeof Filter>;
