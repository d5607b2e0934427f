import { z } from "zod";

/** A window on a list; `limit` null means everything. */
export const PageQuery = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).nullable().default(100),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One key of an ordering; names are domain names. */
export const OrderBy = z.object({ key: z.string(), descending: z.boolean().default(false) });
export type OrderBy = z.infer<typeof OrderBy>;

/** One page of a list and the size of the whole. */
export interface Rows<Row> {
  rows: Row[];
  total: number;
}
