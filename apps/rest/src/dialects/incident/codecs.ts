import { type Instant, parseInstant } from "@riskloom/domain";
import { z } from "zod";
import { type Codec, type Encoder, shown } from "../../engine/shape/codec.ts";

const readable = z.string().refine((text) => !text.includes("\0"), { error: "contains a null character" });

/** A text that has to be sent. */
export const text: Codec<string> = { decode: readable, schema: z.string(), describe: { type: "string" } };

/** A text that is empty where nothing is known. */
export const optionalText: Codec<string> = {
  decode: readable.nullable().transform((given) => given ?? ""),
  schema: z.string(),
  describe: { type: "string" },
};

/** UTC, down to microseconds, without zeros at the end. */
const trimmed = (instant: Instant): string => instant.replace(/\.?0*Z$/, "Z");

/** A moment with any offset, as it was sent too. */
export interface Sent {
  instant: Instant;
  text: string;
}

const readSent = (given: string, context: z.core.$RefinementCtx<string>): Sent => {
  const instant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/i.test(given) ? parseInstant(given) : null;
  if (instant !== null) return { instant, text: given };
  context.addIssue({
    code: "custom",
    params: { issue: { code: "invalidFormat", params: { format: "date-time", value: given } } },
  });
  return z.NEVER;
};

export const sentMoment = z.string().transform(readSent);

export const moment: Codec<Instant | null> = {
  encode: (instant) => instant && trimmed(instant),
  decode: sentMoment.nullable().transform((sent) => sent && sent.instant),
  schema: z.iso.datetime().nullable(),
  describe: { type: "datetime" },
};

/** The date of an incident, told as it was sent to whoever just sent it, and in UTC to everybody else. */
export const date: Encoder<{ date: Instant; sentDate?: string | undefined }> = shown(
  ({ date, sentDate }) => sentDate ?? trimmed(date),
  z.iso.datetime(),
  { type: "datetime" },
);

export const truth: Codec<boolean> = {
  decode: z
    .boolean()
    .nullable()
    .transform((given) => given ?? false),
  schema: z.boolean(),
  describe: { type: "boolean" },
};

/** Seconds since 1970, 0 for never. */
export const epoch: Codec<number> = {
  decode: z
    .int()
    .min(0)
    .nullable()
    .transform((given) => given ?? 0),
  schema: z.int(),
  describe: { type: "integer" },
};

/** The count of changes, from 0; the register counts versions from 1. */
export const lock: Codec<number> = {
  encode: (version) => version - 1,
  decode: z
    .int()
    .min(0)
    .max(2_147_483_646)
    .transform((count) => count + 1),
  schema: z.int(),
  describe: { type: "integer" },
};

export const uuid = shown((uid: string | null) => uid, z.uuid(), { type: "uuid" });

/** Nobody's: what an identifier stands for that we never gave. */
const nobody = "00000000-0000-0000-0000-000000000000";
const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The UUID in a path; identifiers are opaque to callers, so one of another form is only unknown. */
export const uuidIn = (segment: string): string => (pattern.test(segment) ? segment.toLowerCase() : nobody);

/** The risk that an incident realises; left out where there is none. */
export const riskReference: Codec<string | null> = {
  encode: (uid) => uid ?? undefined,
  decode: z
    .string()
    .nullable()
    .transform((given) => given && uuidIn(given)),
  schema: z.uuid().nullable(),
  describe: { type: "uuid" },
};
