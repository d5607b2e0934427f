import { z } from "zod";
import { Instant } from "./instant.ts";

/** The time in which a version of a record is valid; `until` is null on the current one. */
export const Period = z.object({ from: Instant, until: Instant.nullable() });
export type Period = z.infer<typeof Period>;

/** What every tracked record carries; spread into its model. */
export const audit = {
  createdAt: Instant,
  createdBy: z.int().nullable(),
  updatedAt: Instant,
  updatedBy: z.int().nullable(),
  period: Period,
  version: z.int(),
} as const;

/** The identifiers of a record: a number for some callers, a UUIDv7 for others. */
export const identity = { id: z.int(), uid: z.uuid() } as const;
