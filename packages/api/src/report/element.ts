import type { Instant, ReportFilter, ReportOrdering } from "@riskloom/domain";
import type { Snapshot } from "@riskloom/reporting";
import type { Read } from "../call/reading.ts";
import type { Allowance } from "./curves/allowance.ts";
import type { ElementNeeds } from "./read/needs.ts";

/** What an element makes one block of a report from: the register at one moment, and at the moment before. */
export interface Moment<Options> {
  readonly read: Read;
  readonly snapshot: Snapshot;
  readonly previous: { readonly snapshot: Snapshot; readonly at: Instant } | null;
  readonly filter: ReportFilter;
  readonly ordering: ReportOrdering;
  readonly options: Options;
  /** runs work as of the moment before */
  readonly atPrevious: <T>(work: (read: Read) => Promise<T>) => Promise<T | null>;
}

/** What the long part of an element works with, when the database is no longer needed. */
export interface Work {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** whose report it is */
  readonly organizationId: number;
  /** how much computing is left to it */
  readonly allowance: Allowance;
  /** told how much of the work is done, from 0 to 1 */
  readonly progress: (done: number) => void;
}

/** One of the sixteen things that a report can show. */
export interface Element<Options extends object, Draft, Payload extends object> {
  needs(options: Options): ElementNeeds;
  /** whether a report with these options makes no sense at fewer than two moments; the path of the option that says so */
  readonly comparing?: (options: Options) => string | null;
  /** the matrices, and the project, that the options name */
  readonly names?: (options: Options) => NamedInOptions;
  /** the work on the snapshot, while the register is open at that moment */
  draft(moment: Moment<Options>): Draft | Promise<Draft>;
  /** the work that takes long, for all moments together; nothing of the register is held meanwhile */
  finish(drafts: readonly Draft[], work: Work): readonly Payload[] | Promise<readonly Payload[]>;
}

export interface NamedInOptions {
  readonly matrices?: { readonly path: string; readonly ids: readonly number[] };
  readonly project?: { readonly path: string; readonly id: number | null };
}

/** An element that is done with the register when it is done. */
export const immediate = <Options extends object, Payload extends object>(
  element: Omit<Element<Options, Payload, Payload>, "finish">,
): Element<Options, Payload, Payload> => ({ ...element, finish: (payloads) => payloads });
