import { OrderBy, PageQuery } from "@riskloom/domain";
import { z } from "zod";

/** An identifier as any interface writes it: the number, or the UUID. */
export const Ref = z.union([z.int().min(0).max(2_147_483_647), z.uuid()]);
export type Ref = z.infer<typeof Ref>;

/** The project a procedure works in; `default` is the organization's own. */
export const ProjectRef = z.union([Ref, z.literal("default")]);
export type ProjectRef = z.infer<typeof ProjectRef>;

export const inProject = { projectId: ProjectRef } as const;
export const byId = { id: Ref } as const;

/** A window on a list and its order; keys of the order are names of the record's own columns. */
export const page = {
  offset: PageQuery.shape.offset,
  limit: PageQuery.shape.limit,
  orderBy: z.array(OrderBy).default([]),
} as const;
export interface Page {
  offset: number;
  limit: number | null;
  orderBy: OrderBy[];
}
/** Everything, in the default order. */
export const wholeList: Page = { offset: 0, limit: null, orderBy: [] };
