import { setImmediate } from "node:timers/promises";
import type { Instant, ReportTimestamp } from "@riskloom/domain";
import type { Snapshot } from "@riskloom/reporting";
import type { Context } from "../call/context.ts";
import { type Read, readAsOf } from "../call/reading.ts";
import type { Element } from "./element.ts";
import { needsOf } from "./read/needs.ts";
import { readSnapshot } from "./read/read-snapshot.ts";
import type { ReportScopeQuery } from "./report-query.ts";
import type { ReportScope } from "./report-scope.ts";

interface Before {
  readonly snapshot: Snapshot;
  readonly at: Instant;
}

interface Drafted<Draft> {
  readonly draft: Draft;
  readonly snapshot: Snapshot;
}

interface Scene<Options> {
  readonly ctx: Context;
  readonly query: ReportScopeQuery & { options: Options };
  readonly scope: ReportScope;
}

/** What an element makes of the register at every timestamp, the earliest first; no more than two moments are held at once. */
export async function draftMoments<Options extends object, Draft, Payload extends object>(
  element: Element<Options, Draft, Payload>,
  { signal, ...scene }: Scene<Options> & { readonly signal: AbortSignal | undefined },
): Promise<{ timestamp: ReportTimestamp; draft: Draft }[]> {
  const drafts: { timestamp: ReportTimestamp; draft: Draft }[] = [];
  let before: Before | null = null;
  for (const timestamp of scene.scope.moments) {
    signal?.throwIfAborted();
    const earlier: Before | null = before;
    const { draft, snapshot }: Drafted<Draft> = await readAsOf(scene.ctx, timestamp.date, (read) =>
      draftMoment(element, { ...scene, read, before: earlier }),
    );
    drafts.push({ timestamp, draft });
    before = { snapshot, at: timestamp.date };
  }
  return drafts;
}

/** What an element makes of the register at the moment that is shown. */
export async function draftMoment<Options extends object, Draft, Payload extends object>(
  element: Element<Options, Draft, Payload>,
  {
    ctx,
    query,
    scope,
    read,
    before,
  }: Scene<Options> & { readonly read: Read; readonly before: Before | null },
): Promise<Drafted<Draft>> {
  const { filter, ordering, options } = query;
  const snapshot = await readSnapshot(
    read,
    scope.projectIds,
    needsOf(element.needs(options), filter, ordering),
  );
  const atPrevious = <T>(work: (read: Read) => Promise<T>): Promise<T | null> =>
    before === null ? Promise.resolve(null) : readAsOf(ctx, before.at, work);
  // others are served between reading and reckoning
  await setImmediate();
  const draft = await element.draft({
    read,
    snapshot,
    previous: before,
    filter,
    ordering,
    options,
    atPrevious,
  });
  return { draft, snapshot };
}
