import type { ControlStatus } from "@riskloom/domain";
import { labelled, nullable } from "../../../engine/codec.ts";
import { ordered, ro, rw, split } from "../../../engine/field.ts";
import { listOf } from "../../../engine/nested.ts";
import { choice, date, pks } from "../codecs.ts";
import { tag } from "./tag.ts";

const statuses = {
  possible: 10,
  planned: 20,
  ongoing: 30,
  done: 40,
  discarded: 50,
} as const satisfies Record<ControlStatus, number>;
const statusLabels = {
  possible: "Possible",
  planned: "Planned",
  ongoing: "Ongoing",
  done: "Done",
  discarded: "Discarded",
} as const;

export const dutyStatus = choice(statuses, statusLabels);

/** What controls and actions show alike; the name of the person is spelled as in the table and as in the example. */
export const duty = {
  status_display: ro("status", labelled(statusLabels)),
  deadline: rw("deadline", nullable(date)),
  assigned_to_full_name: ordered("assignedToId", ro("assignedToName")),
  assigned_to_fullname: ordered("assignedToId", ro("assignedToName")),
  has_comments: ordered(null, ro("hasComments")),
  tags: split(ro("tags", listOf(tag)), rw("tagIds", pks)),
} as const;
