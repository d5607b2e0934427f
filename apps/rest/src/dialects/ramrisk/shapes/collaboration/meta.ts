import { MetaData, MetaObject, parseJson } from "@riskloom/domain";
import { z } from "zod";
import type { Codec } from "../../../../engine/shape/codec.ts";
import { ordered, ro, rw } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { datetime } from "../../codecs.ts";

const notJson = Symbol("a text that is no JSON");

/** Any JSON; a form can only give a text of it. */
const json: Codec<z.output<typeof MetaData>> = {
  decode: z
    .unknown()
    .transform((value, context) => {
      if (value !== notJson) return value;
      context.addIssue({
        code: "custom",
        params: { issue: { code: "invalidFormat", params: { format: "json" } } },
      });
      return z.NEVER;
    })
    .pipe(MetaData),
  fromForm: (values) => {
    const text = values.at(-1);
    if (typeof text !== "string") return notJson;
    try {
      return parseJson(text);
    } catch {
      return notJson;
    }
  },
  schema: MetaData,
  describe: { type: "json" },
};

export const meta = shape("Meta", MetaObject, {
  id: ro("id"),
  created_at: ro("createdAt", datetime),
  updated_at: ro("updatedAt", datetime),
  content_type: ordered(null, ro("kind")),
  object_id: ordered(null, ro("objectId")),
  data: rw("data", json),
});
