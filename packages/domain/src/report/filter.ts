import { z } from "zod";
import { ControlStatus } from "../control.ts";
import { maxLength } from "../limits.ts";
import { RiskStatus } from "../risk.ts";

const text = z.string().trim().max(maxLength.title).default("");
const ids = z.array(z.int()).default([]);

/** What a report keeps. An empty text or list keeps everything; texts may be numbers and ranges: `1,2,5-9`. */
export const ReportFilter = z.object({
  riskText: text,
  riskStatuses: z.array(RiskStatus).default([]),
  riskOwnerIds: ids,
  riskTagIds: ids,
  confidentiality: z.array(z.enum(["confidential", "open"])).default([]),
  /** risks evaluated on a matrix of one of these risk targets */
  riskTargetIds: ids,
  /** echoed to the caller, whose presentation it steers */
  verbosity: z.int().min(0).default(1),
  controlText: text,
  /** also controls that are attached to no risk */
  unattachedControls: z.boolean().default(false),
  /** only controls attached to a risk that the report keeps */
  controlsOfKeptRisks: z.boolean().default(true),
  controlStatuses: z.array(ControlStatus).default([]),
  controlOwnerIds: ids,
  controlTagIds: ids,
  /** controls with a cost on one of these risk targets */
  controlCostTargetIds: ids,
  actionText: text,
  /** only actions of controls attached to a risk that the report keeps */
  actionsOfKeptRisks: z.boolean().default(false),
  /** only actions of controls that the report keeps */
  actionsOfKeptControls: z.boolean().default(false),
  actionStatuses: z.array(ControlStatus).default([]),
  actionOwnerIds: ids,
  actionTagIds: ids,
});
export type ReportFilter = z.infer<typeof ReportFilter>;
