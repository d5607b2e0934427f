import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";

export const projectStatuses = ["open", "closed"] as const;
export const projectTypes = ["project", "trial", "template"] as const;

/** Words that are paths of an interface and therefore no project's key. */
export const reservedKeys = [
  "risks",
  "projects",
  "projectgroups",
  "me",
  "users",
  "reporting",
  "riskregister",
] as const;

const note = z.string().trim().max(maxLength.text);

/** The key by which a register is addressed; letters, digits, `-` and `_`, and not a reserved word. */
export const ProjectKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/, {
    error: "A key is 1 to 32 letters, digits, - or _, and starts with a letter.",
  })
  .refine((key) => !(reservedKeys as readonly string[]).includes(key.toLowerCase()), {
    error: "This key is reserved.",
  })
  .refine((key) => !/^[0-9a-f]{32}$/i.test(key), {
    error: "A key is not 32 hexadecimal digits, which would be an identifier.",
  });

/** A register of risks: the unit in which numbers, roles, matrices and tags live. */
export const Project = z.object({
  ...identity,
  organizationId: z.int(),
  key: ProjectKey,
  title: z.string().trim().min(1).max(maxLength.title),
  date: Instant,
  description: note,
  /** a textual code given by the organization, not an identifier of ours */
  code: note,
  phase: note,
  owner: note,
  manager: note,
  type: z.enum(projectTypes),
  kind: note,
  location: note,
  office: note,
  division: note,
  budgetPriceIndex: note,
  finish: note,
  workshopLeader: note,
  workshopDate: note,
  workshopParticipants: note,
  status: z.enum(projectStatuses),
  primaryMatrixId: z.int().nullable(),
  /** the risk level of the project as a whole */
  riskLevelId: z.int().nullable(),
  /** code of the coordinate system in which map features are given when none is asked for */
  coordinateSystem: z.int(),
  ...audit,
});
export type Project = z.infer<typeof Project>;

export const ProjectDraft = Project.pick({
  key: true,
  title: true,
  description: true,
  code: true,
  phase: true,
  owner: true,
  manager: true,
  kind: true,
  location: true,
  office: true,
  division: true,
  budgetPriceIndex: true,
  finish: true,
  workshopLeader: true,
  workshopDate: true,
  workshopParticipants: true,
})
  .partial()
  .required({ key: true, title: true });
export type ProjectDraft = z.infer<typeof ProjectDraft>;

/** A node of a user's tree of projects: a folder, or a leaf that stands for one project. */
export const ProjectGroup = z.object({
  ...identity,
  name: z.string().trim().min(1).max(maxLength.name),
  ordering: z.int(),
  projectId: z.int().nullable(),
  parentId: z.int().nullable(),
  userId: z.int(),
  ...audit,
});
export type ProjectGroup = z.infer<typeof ProjectGroup>;

export const ProjectGroupDraft = ProjectGroup.pick({
  name: true,
  ordering: true,
  projectId: true,
  parentId: true,
})
  .partial()
  .required({ name: true });
