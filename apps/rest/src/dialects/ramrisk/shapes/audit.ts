import type { Period } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../../engine/shape/codec.ts";
import { ordered, ro } from "../../../engine/shape/field.ts";
import { datetime } from "../codecs.ts";

const range = z.object({ lower: z.iso.datetime(), upper: z.iso.datetime().nullable() });

const period = shown(({ from, until }: Period) => ({ lower: from, upper: until }), range, { type: "field" });

/** The tail of every tracked resource. */
export const audit = {
  created_at: ro("createdAt", datetime),
  created_by: ro("createdBy"),
  updated_by: ro("updatedBy"),
  /** it opens when the record was last changed */
  sys_period: ordered("updatedAt", ro("period", period)),
} as const;
