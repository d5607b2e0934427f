import type { Instant, IssueCode } from "@riskloom/domain";
import { z } from "zod";
import { type Codec, shown } from "../../engine/shape/codec.ts";

type Refuse = (code: IssueCode, params?: Readonly<Record<string, unknown>>) => never;

/** A decoder for clients that send scalars as texts, and nothing as null or an empty text. */
const coerced = <Value>(
  type: string,
  schema: z.ZodType,
  read: (value: unknown, refuse: Refuse) => Value,
): Codec<Value> => ({
  decode: z.unknown().transform((value, context) =>
    read(value === "" ? null : value, (code, params) => {
      context.addIssue({ code: "custom", params: { issue: { code, ...(params && { params }) } } });
      return z.NEVER;
    }),
  ),
  schema,
  describe: { type },
});

const wrong = { message: "is invalid" };

/** A number that could not be read as it was written is none. */
const isScalar = (value: unknown): value is string | number | bigint | boolean =>
  typeof value === "number" ? Number.isFinite(value) : ["string", "bigint", "boolean"].includes(typeof value);

const readText = (value: unknown, refuse: Refuse): string | null => {
  if (value === null) return null;
  const text = isScalar(value) ? String(value) : "\0";
  return text.includes("\0") ? refuse("rule", wrong) : text;
};

export const text = coerced("string", z.string().nullable(), readText);

export const name = coerced(
  "string",
  z.string(),
  (value, refuse) => readText(value, refuse) ?? refuse("blank"),
);

export const integer = coerced("integer", z.int().nullable(), (value, refuse) => {
  if (typeof value === "bigint") return Number(value);
  if (value === null || (typeof value === "number" && Number.isInteger(value))) return value;
  const whole = typeof value === "string" && /^\s*-?\d{1,15}\s*$/.test(value);
  return whole ? Number(value) : refuse("invalidType", { expected: "number" });
});

/** What counts as true, in any letter case; everything else is false. */
export const isTrue = (value: unknown): boolean => /^(1|t|y|true|yes|on)$/i.test(String(value));

export const boolean = coerced("boolean", z.boolean(), (value, refuse) =>
  typeof value === "object" && value !== null ? refuse("rule", wrong) : isTrue(value),
);

/** Files are kept for none of these records; a client that sends some learns it. */
export const noAttachments = coerced("list", z.array(z.never()), (value, refuse) =>
  value === null || (Array.isArray(value) && value.length === 0)
    ? []
    : refuse("rule", { message: "cannot be stored" }),
);

/** Whole seconds in UTC. */
export const seconds = shown((instant: Instant) => `${instant.slice(0, 19)}Z`, z.iso.datetime(), {
  type: "datetime",
});
