import { z } from "zod";
import { unasked } from "./queried.ts";

type Place = (string | number | boolean | null)[];

const Cursor = z.object({
  offset: z.int(),
  cursor: z
    .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .min(1)
    .max(20),
});

/** A place in a list, and the number of its row, as clients pass it around: opaque to them. */
export const cursorOf = (place: Place, row: number): string =>
  Buffer.from(JSON.stringify({ offset: row, cursor: place })).toString("base64");

/** The place in a cursor; the number only tells people where they are. */
export function placeIn(text: string, parameter: string): Place {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).cursor;
  } catch {
    throw unasked(`Parameter '${parameter}' is invalid`);
  }
}
