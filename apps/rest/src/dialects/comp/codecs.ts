import { z } from "zod";
import { type Codec, type Encoder, same, shown } from "../../engine/shape/codec.ts";

/** Milliseconds and Z, as JavaScript prints a moment. */
export const instant = shown((text: string | null) => text && `${text.slice(0, 23)}Z`, z.iso.datetime());

/** A day at midnight UTC. */
export const midnight = shown((day: string | null) => day && `${day}T00:00:00.000Z`, z.iso.datetime());

/** The prefix and the 32 hex digits of a UUID: `rsk_0192…`. */
export const idOf = (prefix: string, uid: string): string => `${prefix}_${uid.replaceAll("-", "")}`;

export const identifier = (prefix: string): Codec<string | null> => ({
  encode: (uid) => uid && idOf(prefix, uid),
  decode: z
    .string()
    .nullable()
    .transform((text) => text && uidIn(prefix, text)),
  schema: z.string().nullable(),
});

/** Nobody's UUID: what an identifier stands for that we never gave. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** The UUID of an identifier; identifiers are opaque to callers, so a malformed one is only unknown. */
export function uidIn(prefix: string, text: string): string {
  const [found, ...groups] =
    /_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(text) ?? [];
  return found !== undefined && text === prefix + found ? groups.join("-") : nobody;
}

export const required = same(z.string().trim().min(1));
export const score = same(z.number().min(0).max(10));

/** One figure of a risk's scores. */
export const figure = <Scores>(pick: (scores: Scores) => number): Encoder<Scores> => shown(pick, z.number());
