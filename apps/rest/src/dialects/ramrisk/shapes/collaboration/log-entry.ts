import { LogEntry, type LogEntryType } from "@riskloom/domain";
import { coded, labelled, mapValues, nullable } from "../../../../engine/shape/codec.ts";
import { req, ro } from "../../../../engine/shape/field.ts";
import { shape } from "../../../../engine/shape/shape.ts";
import { datetime, text } from "../../codecs.ts";
import { evaluationTypeCodes } from "../../codes.ts";
import { evaluationNames } from "../evaluation.ts";

const types = {
  title: [10, "Title"],
  description: [20, "Description"],
  causeCreated: [21, "Cause created"],
  causeModified: [22, "Cause modified"],
  effectCreated: [23, "Effect created"],
  effectModified: [24, "Effect modified"],
  causeAttached: [25, "Cause attached"],
  causeDetached: [26, "Cause detached"],
  effectAttached: [27, "Effect attached"],
  effectDetached: [28, "Effect detached"],
  status: [30, "Status"],
  owner: [40, "Owner"],
  evaluation: [50, "Evaluation"],
  tag: [60, "Tag"],
  deadline: [70, "Deadline"],
  attachment: [80, "Attachment"],
  detachment: [90, "Detachment"],
  referenceCreated: [120, "Create reference"],
  referenceModified: [125, "Modify reference"],
  referenceDeleted: [130, "Delete reference"],
  commentCreated: [140, "Create comment"],
  commentModified: [150, "Modify comment"],
  commentDeleted: [160, "Delete comment"],
  controlTag: [170, "CAtag"],
  controlOccurrence: [180, "Control occurrence"],
  recurrenceCreated: [190, "Create recurrence"],
  recurrenceModified: [200, "Modify recurrence"],
  recurrenceDeleted: [210, "Delete recurrence"],
  confidentiality: [220, "Confidentiality"],
  controlCost: [230, "Control Cost"],
  riskReview: [240, "Risk Review"],
  customFieldChanged: [500, "Change in User Defined Field"],
  customFieldDeleted: [501, "Deletion of User Defined Field"],
  customFieldRenamed: [502, "Renamed User Defined Field"],
} as const satisfies Record<LogEntryType, readonly [number, string]>;

const codes = mapValues(types, ([code]) => code);
const labels = mapValues(types, ([, label]) => label);

const objects = { risk: 10, control: 20, action: 30, riskTarget: 40 } as const;
const objectLabels = {
  risk: "Risk",
  control: "Control",
  action: "Action",
  riskTarget: "Risk Target",
} as const;
const parts = { cause: 10, risk: 20, effect: 30, notes: 40 } as const;
const partLabels = { cause: "Cause", risk: "Risk", effect: "Effect", notes: "Notes" } as const;

export const logEntry = shape("LogEntry", LogEntry, {
  id: ro("id"),
  action: ro("actionId"),
  change_description: ro("changeDescription"),
  changed_by: ro("changedBy"),
  changed_from: ro("changedFrom"),
  changed_to: ro("changedTo"),
  control: ro("controlId"),
  date: ro("date", datetime),
  description_switch: ro("descriptionPart", coded(parts)),
  description_switch_display: ro("descriptionPart", labelled(partLabels)),
  evaluation_type: ro("evaluationType", coded(evaluationTypeCodes)),
  evaluation_type_display: ro("evaluationType", labelled(evaluationNames)),
  matrix: ro("matrixId"),
  note: req("note", nullable(text)),
  object_description: ro("objectDescription"),
  object_identifier: ro("objectIdentifier"),
  object_switch: ro("object", coded(objects)),
  object_switch_display: ro("object", labelled(objectLabels)),
  owner: ro("owner"),
  previous_owner: ro("previousOwner"),
  project: ro("projectId"),
  risk: ro("riskId"),
  risk_target: ro("riskTargetId"),
  risk_target_name: ro("riskTargetName"),
  target_description: ro("targetDescription"),
  type_switch: ro("type", coded(codes)),
  type_switch_display: ro("type", labelled(labels)),
  user: ro("userId"),
});
