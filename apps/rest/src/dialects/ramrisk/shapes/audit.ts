import type { Period } from "@riskloom/domain";
import { z } from "zod";
import { shown } from "../../../engine/codec.ts";
import { ro } from "../../../engine/field.ts";
import { datetime } from "../codecs.ts";

const range = z.object({ lower: z.iso.datetime(), upper: z.iso.datetime().nullable() });

const period = shown(({ from, until }: Period) => ({ lower: from, upper: until }), range, { type: "field" });

/** The tail of every tracked resource. */
export const audit = {
  created_at: ro("createdAt", datetime),
  created_by: ro("createdBy"),
  updated_by: ro("updatedBy"),
  sys_period: ro("period", period),
} as const;
