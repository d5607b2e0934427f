import { labelled, nullable } from "../../../../engine/shape/codec.ts";
import { ordered, ro, rw, split } from "../../../../engine/shape/field.ts";
import { listOf } from "../../../../engine/shape/nested.ts";
import { choice, date, pks } from "../../codecs.ts";
import { controlStatusCodes, controlStatusLabels } from "../../codes.ts";
import { tag } from "../collaboration/tag.ts";

export const dutyStatus = choice(controlStatusCodes, controlStatusLabels);

/** What controls and actions show alike; the name of the person is spelled as in the table and as in the example. */
export const duty = {
  status_display: ro("status", labelled(controlStatusLabels)),
  deadline: rw("deadline", nullable(date)),
  assigned_to_full_name: ordered("assignedToId", ro("assignedToName")),
  assigned_to_fullname: ordered("assignedToId", ro("assignedToName")),
  has_comments: ordered(null, ro("hasComments")),
  tags: split(ro("tags", listOf(tag)), rw("tagIds", pks)),
} as const;
