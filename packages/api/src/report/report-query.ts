import { ReportFilter, ReportOrdering, ReportTimestamps } from "@riskloom/domain";
import { z } from "zod";
import { Ref } from "../input/ref.ts";

/** What every report is asked: for whose projects, what it keeps, in which order, and at which moments. */
export const ReportScopeQuery = z.object({
  projectGroupId: Ref,
  filter: ReportFilter.prefault({}),
  ordering: ReportOrdering.prefault({}),
  timestamps: ReportTimestamps.prefault({}),
});
export type ReportScopeQuery = z.infer<typeof ReportScopeQuery>;

/** The same with the options of one element, every one of which has a default. */
export const reportQuery = <Options extends z.ZodObject>(options: Options) =>
  ReportScopeQuery.extend({ options: options.optional().transform((given) => given ?? options.parse({})) });
