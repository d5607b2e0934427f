import { preconditionFailed, type ReportTimestamp } from "@riskloom/domain";
import type { Context } from "../context.ts";
import { reading } from "../reading.ts";
import { checkOptions } from "./check-options.ts";
import { draftMoment, draftMoments } from "./draft-moments.ts";
import type { Element, Work } from "./element.ts";
import type { ReportScopeQuery } from "./report-query.ts";
import { reportScope } from "./report-scope.ts";
import { reportSeed } from "./report-seed.ts";

/** A report: what was asked with every default filled in, and one block per moment, the earliest first. */
export interface Report<Options, Payload> extends Omit<ReportScopeQuery, "projectGroupId"> {
  element: string;
  projectGroupId: number;
  options: Options;
  results: (Payload & { timestamp: ReportTimestamp | null })[];
}

export type ReportInput<Options> = ReportScopeQuery & { options: Options; asOf?: string | undefined };

interface Asked<Options> {
  ctx: Context;
  input: ReportInput<Options>;
  signal?: AbortSignal | undefined;
}

/** The procedure that makes reports of one element; `progress` is told how much of the long work is done, from 0 to 1. */
export function reporting<Options extends object, Draft, Payload extends object>(
  name: string,
  element: Element<Options, Draft, Payload>,
) {
  return async (
    { ctx, input, signal }: Asked<Options>,
    progress: Work["progress"] = () => undefined,
  ): Promise<Report<Options, Payload>> => {
    // A report is of no record, so it has no version that a caller could expect.
    if (ctx.call.expectedVersion !== undefined) throw preconditionFailed(0);
    const { asOf: _, ...query } = input;
    const { scope, now } = await reading(async (read) => {
      const scope = await reportScope(read, query, ctx.deps.now());
      await checkOptions(read, element, { scope, options: query.options });
      if (scope.moments.length > 0) return { scope, now: [] };
      const { draft } = await draftMoment(element, { ctx, read, query, scope, before: null });
      return { scope, now: [{ timestamp: null, draft }] };
    })({ ctx, input });
    const drafts = [...now, ...(await draftMoments(element, { ctx, query, scope, signal }))];
    const { projectGroupId, moments } = scope;
    const seed = reportSeed({ projectGroupId, element: name, options: query.options, moments });
    const payloads = await element.finish(
      drafts.map(({ draft }) => draft),
      { seed, signal, progress },
    );
    const results = drafts.flatMap(({ timestamp }, i) => {
      const payload = payloads[i];
      return payload === undefined ? [] : [{ timestamp, ...payload }];
    });
    return { ...query, element: name, projectGroupId, results };
  };
}
