import { preconditionFailed, type ReportTimestamp } from "@riskloom/domain";
import type { Context } from "../call/context.ts";
import { inReading, type Read } from "../call/reading.ts";
import { Allowance } from "./curves/allowance.ts";
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

export type ReportInput<Options> = ReportScopeQuery & { options: Options };

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
    { ctx, input: query, signal }: Asked<Options>,
    progress: Work["progress"] = () => undefined,
  ): Promise<Report<Options, Payload>> => {
    const { scope, now } = await inReading({ ...ctx, long: true }, query, async (read) => {
      const scope = await reportScope(read, query, ctx.deps.now());
      await checkOptions(read, element, { scope, options: query.options });
      // A report is of no record, so it has no version that a caller could expect.
      if ((ctx.call.expectedVersion ?? 0) !== 0) read.faults.afterwards(preconditionFailed(0));
      read.faults.raise();
      if (scope.moments.length > 0) return { scope, now: [] };
      const { draft } = await draftMoment(element, { ctx, read, query, scope, before: null });
      return { scope, now: [{ timestamp: null, draft }] };
    });
    const drafts = [...now, ...(await draftMoments(element, { ctx, query, scope, signal }))];
    const { projectGroupId, moments } = scope;
    const seed = reportSeed({ projectGroupId, element: name, options: query.options, moments });
    const { deps, seen } = ctx;
    const allowance = new Allowance(deps.reportComputingMs ?? usualComputingMs);
    const payloads = await element.finish(
      drafts.map(({ draft }) => draft),
      { seed, signal, progress, allowance, organizationId: seen.organizationId ?? 0 },
    );
    const results = drafts.flatMap(({ timestamp }, i) => {
      const payload = payloads[i];
      return payload === undefined ? [] : [{ timestamp, ...payload }];
    });
    return { ...query, element: name, projectGroupId, results };
  };
}

/** How much computing a report may have, in milliseconds of one core, unless the installation says otherwise. */
export const usualComputingMs = 10_000;

/** What there is to say of a question of which only parts can be read: of the group, the moments and the options, as far as they go. */
export const hearOf =
  <Options extends object>(element: Pick<Element<Options, unknown, object>, "comparing" | "names">) =>
  async (read: Read, parts: Partial<ReportInput<Options>>): Promise<void> => {
    const { projectGroupId, timestamps, options } = parts;
    if (projectGroupId === undefined || timestamps === undefined) return;
    const scope = await reportScope(read, { projectGroupId, timestamps }, Date.parse(read.at));
    if (options !== undefined) await checkOptions(read, element, { scope, options });
  };
