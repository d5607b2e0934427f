import { z } from "zod";
import { distinct } from "../values/entries.ts";
import { Instant } from "../values/instant.ts";

/** The moments at which a report is made: those named, all there are, or (none named) the register as it is now. */
export const ReportTimestamps = z.object({
  selection: z.enum(["manual", "all"]).default("manual"),
  ids: distinct(z.int()).default([]),
});
export type ReportTimestamps = z.infer<typeof ReportTimestamps>;

/** The moment of one block of a report, as its label names it. */
export const ReportTimestamp = z.object({ id: z.int(), title: z.string(), date: Instant });
export type ReportTimestamp = z.infer<typeof ReportTimestamp>;
