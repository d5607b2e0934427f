import { entriesOf, OrderBy, PageQuery } from "@riskloom/domain";
import { z } from "zod";

/** The number of a record, as far as the database counts. */
export const Id = z.int().min(0).max(2_147_483_647);

/** An identifier as any interface writes it: the number, or the UUID. */
export const Ref = z.union([Id, z.uuid()]);
export type Ref = z.infer<typeof Ref>;

/** The project a procedure works in; `default` is the organization's own. */
export const ProjectRef = z.union([Ref, z.literal("default")]);
export type ProjectRef = z.infer<typeof ProjectRef>;

export const byId = { id: Ref } as const;

/** A window on a list and its order; keys of the order are names of the record's own columns. */
export const page = {
  offset: PageQuery.shape.offset,
  limit: PageQuery.shape.limit,
  orderBy: entriesOf(OrderBy).default([]),
} as const;
export interface Page {
  offset: number;
  limit: number | null;
  orderBy: OrderBy[];
}
/** Everything, in the default order. */
export const wholeList: Page = { offset: 0, limit: null, orderBy: [] };
