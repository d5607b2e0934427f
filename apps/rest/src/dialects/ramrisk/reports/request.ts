import { ReportFilter, ReportOrdering, ReportTimestamps } from "@riskloom/domain";
import { rw } from "../../../engine/shape/field.ts";
import { shape } from "../../../engine/shape/shape.ts";
import { coded } from "../../../engine/shape/codec.ts";
import { boolean, integer, pks, text } from "../codecs.ts";
import { controlStatusCodes, riskStatusCodes } from "../codes.ts";
import { manyOf, orderOf } from "./codecs.ts";

const riskStatuses = manyOf(riskStatusCodes);
const taskStatuses = manyOf(controlStatusCodes);

export const reportFilter = shape("ReportFilter", ReportFilter, {
  text_search: rw("riskText", text),
  filter_status: rw("riskStatuses", riskStatuses),
  owners: rw("riskOwnerIds", pks),
  tags: rw("riskTagIds", pks),
  confidentiality: rw("confidentiality", manyOf({ confidential: "conf", open: "nonconf" })),
  evaluation: rw("riskTargetIds", pks),
  verbosity_level: rw("verbosity", integer),
  control_text_search: rw("controlText", text),
  unattached_controls: rw("unattachedControls", boolean),
  control_apply_risk_filter: rw("controlsOfKeptRisks", boolean),
  filter_control_status: rw("controlStatuses", taskStatuses),
  control_owners: rw("controlOwnerIds", pks),
  control_tags: rw("controlTagIds", pks),
  control_costs: rw("controlCostTargetIds", pks),
  action_text_search: rw("actionText", text),
  action_apply_risk_filter: rw("actionsOfKeptRisks", boolean),
  action_apply_control_filter: rw("actionsOfKeptControls", boolean),
  filter_action_status: rw("actionStatuses", taskStatuses),
  action_owners: rw("actionOwnerIds", pks),
  action_tags: rw("actionTagIds", pks),
});

const taskOrder = {
  owner: "owner",
  deadline: "deadline",
  status: "status",
  description: "description",
  projectTitle: "project_title",
} as const;
const riskOrder = {
  number: "risk_number",
  worstValue: "worst_risk__value",
  owner: "owner",
  date: "date",
  status: "status",
  title: "title",
  projectTitle: "project_title",
} as const;

export const reportOrdering = shape("ReportOrdering", ReportOrdering, {
  risks: rw("risks", orderOf(riskOrder)),
  controls: rw("controls", orderOf({ number: "control_number", ...taskOrder })),
  actions: rw("actions", orderOf({ number: "action_number", ...taskOrder })),
});

const selection = coded({ manual: "manual", all: "all" });

/** Labels and timestamps are the same under the word of each version. */
export const reportTimestamps = {
  labels: shape("ReportLabels", ReportTimestamps, {
    label_selection_type: rw("selection", selection),
    labels: rw("ids", pks),
  }),
  timestamps: shape("ReportTimestamps", ReportTimestamps, {
    timestamp_selection_type: rw("selection", selection),
    timestamps: rw("ids", pks),
  }),
} as const;
