import { MetaData, MetaObject } from "@riskloom/domain";
import { same } from "../../../engine/codec.ts";
import { ordered, ro, rw } from "../../../engine/field.ts";
import { shape } from "../../../engine/shape.ts";
import { datetime } from "../codecs.ts";

export const meta = shape("Meta", MetaObject, {
  id: ro("id"),
  created_at: ro("createdAt", datetime),
  updated_at: ro("updatedAt", datetime),
  content_type: ordered(null, ro("kind")),
  object_id: ordered(null, ro("objectId")),
  data: rw("data", same(MetaData, { type: "json" })),
});
