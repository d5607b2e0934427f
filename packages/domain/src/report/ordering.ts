import { z } from "zod";
import { entriesOf } from "../values/entries.ts";

/** What each kind of record in a report can be ordered by. */
export const reportOrders = {
  risks: ["number", "worstValue", "owner", "date", "status", "title", "projectTitle"],
  controls: ["number", "owner", "deadline", "status", "description", "projectTitle"],
  actions: ["number", "owner", "deadline", "status", "description", "projectTitle"],
} as const;

const keysOf = <const Key extends string>(keys: readonly Key[]) =>
  entriesOf(z.object({ key: z.enum(keys), descending: z.boolean().default(false) })).default([]);

/** The orders of the records of a report; the first key decides first, the identifier last. */
export const ReportOrdering = z.object({
  risks: keysOf(reportOrders.risks),
  controls: keysOf(reportOrders.controls),
  actions: keysOf(reportOrders.actions),
});
export type ReportOrdering = z.infer<typeof ReportOrdering>;
