import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";
import { Project } from "../register/project.ts";
import { RiskStatus } from "../register/risk.ts";

const title = z.string().trim().min(1).max(maxLength.title);
const label = z.string().trim().min(1).max(maxLength.name);

/** A project as delivery teams see it: a register that is addressed by its key. */
export const Register = Project.extend({ creatorEmail: z.string().nullable() });
export type Register = z.infer<typeof Register>;

/** A status of a register's own list; each stands for one of the four statuses of the domain, and keeps standing for it. */
export const RegisterStatus = z.object({
  ...identity,
  projectId: z.int(),
  label,
  status: RiskStatus,
  /** the place in the list; the first one that stands for a status is shown where none was chosen */
  ordering: z.int(),
  ...audit,
});
export type RegisterStatus = z.infer<typeof RegisterStatus>;
export const RegisterStatusDraft = RegisterStatus.pick({ label: true, status: true }).extend({
  ordering: z.int().default(0),
});
export const RegisterStatusPatch = RegisterStatus.pick({ label: true, ordering: true }).partial();

/** Who works on risks together. */
export const Team = z.object({ ...identity, projectId: z.int(), title, ordering: z.int(), ...audit });
export type Team = z.infer<typeof Team>;
export const TeamDraft = Team.pick({ title: true }).extend({ ordering: z.int().default(0) });
export const TeamPatch = Team.pick({ title: true, ordering: true }).partial();

/** A period in which teams deliver. */
export const Sprint = z.object(Team.shape);
export type Sprint = z.infer<typeof Sprint>;
export const SprintDraft = Sprint.pick({ title: true }).extend({ ordering: z.int().default(0) });
export const SprintPatch = Sprint.pick({ title: true, ordering: true }).partial();

/** An item of a delivery board that risks are linked with; the board is elsewhere. */
export const LinkedItem = z.object({
  ...identity,
  projectId: z.int(),
  /** as the board calls it, once in a register: `MON-112` */
  key: label,
  title: z.string().trim().max(maxLength.title),
  ...audit,
});
export type LinkedItem = z.infer<typeof LinkedItem>;
export const LinkedItemDraft = LinkedItem.pick({ key: true }).extend({
  title: LinkedItem.shape.title.default(""),
});
export const LinkedItemPatch = LinkedItem.pick({ key: true, title: true }).partial();
