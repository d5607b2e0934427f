import { z } from "zod";
import { controlStatuses } from "../controls/control.ts";
import { EvaluationType } from "../register/evaluation.ts";
import { Instant } from "../values/instant.ts";
import { CellColor } from "../register/matrix.ts";
import { Project } from "../register/project.ts";
import { riskStatuses } from "../register/risk.ts";

const count = z.int();
const perStatus = <const Status extends string>(statuses: readonly Status[]) =>
  z.record(z.enum(statuses), count);
const RiskCounts = perStatus(riskStatuses);
const ControlCounts = perStatus(controlStatuses);

/** How many risks, controls and actions stand at each status. */
export const StatusResult = z.object({
  risks: RiskCounts,
  controls: ControlCounts,
  actions: ControlCounts,
});
export type StatusResult = z.infer<typeof StatusResult>;

/** The same per owner; those without an owner come last. */
export const OwnershipResult = z.object({
  owners: z.array(
    z.object({
      ownerId: z.int().nullable(),
      ownerName: z.string(),
      risks: RiskCounts,
      controls: ControlCounts,
      actions: ControlCounts,
    }),
  ),
});
export type OwnershipResult = z.infer<typeof OwnershipResult>;

/** Changes of owner, oldest first. */
export const OwnershipChangeResult = z.object({
  changes: z.array(
    z.object({
      object: z.enum(["risk", "control", "action"]),
      id: z.int(),
      number: z.int(),
      description: z.string(),
      previousOwner: z.string(),
      owner: z.string(),
      date: Instant,
    }),
  ),
});
export type OwnershipChangeResult = z.infer<typeof OwnershipChangeResult>;

/** How many risks stand in each colour, or each band, of a matrix; the last bar counts those that stand nowhere. */
export const BarplotsResult = z.object({
  plots: z.array(
    z.object({
      /** null for the worst or best evaluation over all matrices */
      matrixId: z.int().nullable(),
      name: z.string(),
      evaluationType: EvaluationType,
      bars: z.array(
        z.object({
          color: CellColor.nullable(),
          hexColor: z.string().nullable(),
          label: z.string(),
          count,
        }),
      ),
    }),
  ),
});
export type BarplotsResult = z.infer<typeof BarplotsResult>;

export const ProjectInformationResult = z.object({ projects: z.array(Project) });
export type ProjectInformationResult = z.infer<typeof ProjectInformationResult>;

export const TextFieldResult = z.object({ header: z.string(), text: z.string() });
export type TextFieldResult = z.infer<typeof TextFieldResult>;
