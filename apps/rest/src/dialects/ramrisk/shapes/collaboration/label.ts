import { Label } from "@riskloom/domain";
import { req, ro, rw } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { datetime, words } from "../../codecs.ts";

/** Called label in version 1 and timestamp in version 2. */
export const label = shape("Timestamp", Label, {
  id: ro("id"),
  project: ro("projectId"),
  user: ro("userId"),
  date: rw("date", datetime),
  title: req("title", words),
});
