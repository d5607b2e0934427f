import { z } from "zod";
import { distinct } from "../values/entries.ts";
import { ControlStatus } from "../controls/control.ts";
import { maxLength } from "../values/limits.ts";
import { RiskStatus } from "../register/risk.ts";

const text = z.string().trim().max(maxLength.title).default("");
const ids = distinct(z.int()).default([]);

/** What a report keeps. An empty text or list keeps everything; texts may be numbers and ranges: `1,2,5-9`. */
export const ReportFilter = z.object({
  riskText: text,
  riskStatuses: distinct(RiskStatus).default([]),
  riskOwnerIds: ids,
  riskTagIds: ids,
  confidentiality: distinct(z.enum(["confidential", "open"])).default([]),
  /** risks evaluated on a matrix of one of these risk targets */
  riskTargetIds: ids,
  /** echoed to the caller, whose presentation it steers */
  verbosity: z.int().min(0).default(1),
  controlText: text,
  /** also controls that are attached to no risk */
  unattachedControls: z.boolean().default(false),
  /** only controls attached to a risk that the report keeps */
  controlsOfKeptRisks: z.boolean().default(true),
  controlStatuses: distinct(ControlStatus).default([]),
  controlOwnerIds: ids,
  controlTagIds: ids,
  /** controls with a cost on one of these risk targets */
  controlCostTargetIds: ids,
  actionText: text,
  /** only actions of controls attached to a risk that the report keeps */
  actionsOfKeptRisks: z.boolean().default(false),
  /** only actions of controls that the report keeps */
  actionsOfKeptControls: z.boolean().default(false),
  actionStatuses: distinct(ControlStatus).default([]),
  actionOwnerIds: ids,
  actionTagIds: ids,
});
export type ReportFilter = z.infer<typeof ReportFilter>;
