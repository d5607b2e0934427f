import { z } from "zod";
import { audit, identity } from "../values/audit.ts";
import { maxLength } from "../values/limits.ts";

/**
 * The types of custom field. `select`, `dropdown` and `status` are the same to the register, one of the options, and are
 * told apart by those who draw them.
 */
export const customFieldTypes = [
  "text",
  "number",
  "integer",
  "boolean",
  "date",
  "select",
  "dropdown",
  "status",
  "numberSelect",
  "dateSelect",
  "multiSelect",
  "user",
  "link",
] as const;
export const CustomFieldType = z.enum(customFieldTypes);
export type CustomFieldType = z.infer<typeof CustomFieldType>;

/** Types whose values are options; the others may have options as suggestions. */
export const choiceTypes = [
  "select",
  "dropdown",
  "status",
  "numberSelect",
  "dateSelect",
  "multiSelect",
] as const satisfies readonly CustomFieldType[];
export const isChoice = (type: CustomFieldType): type is (typeof choiceTypes)[number] =>
  (choiceTypes as readonly CustomFieldType[]).includes(type);

/** The types of interfaces that know no others, and the one of them that is nearest to each type. */
export const plainTypeOf = {
  text: "text",
  number: "number",
  integer: "number",
  boolean: "text",
  date: "date",
  select: "select",
  dropdown: "select",
  status: "select",
  numberSelect: "numberSelect",
  dateSelect: "dateSelect",
  multiSelect: "text",
  user: "user",
  link: "text",
} as const satisfies Record<CustomFieldType, CustomFieldType>;

/** What custom fields are for. Fields of incidents belong to the organization, all others to a project. */
export const customFieldTargets = ["risk", "control", "incident"] as const;
export const CustomFieldTarget = z.enum(customFieldTargets);
export type CustomFieldTarget = z.infer<typeof CustomFieldTarget>;

const option = z
  .string()
  .trim()
  .min(1)
  .max(maxLength.name)
  .regex(/^[^\n\r]*$/, {
    error: "An option is one line.",
  });

/** An attribute that an organization adds to its records. */
export const CustomField = z.object({
  ...identity,
  projectId: z.int().nullable(),
  target: CustomFieldTarget,
  name: z.string().trim().min(1).max(maxLength.name),
  type: CustomFieldType,
  options: z.array(option).max(1_000),
  /** the place in the layout */
  ordering: z.int(),
  ...audit,
});
export type CustomField = z.infer<typeof CustomField>;

/** What a caller gives to add a field; without an ordering it comes last. */
export const CustomFieldDraft = CustomField.pick({ target: true, name: true, type: true }).extend({
  options: CustomField.shape.options.default([]),
  ordering: z.int().optional(),
});
export type CustomFieldDraft = z.infer<typeof CustomFieldDraft>;

export const CustomFieldPatch = CustomField.pick({
  target: true,
  name: true,
  type: true,
  options: true,
  ordering: true,
}).partial();
export type CustomFieldPatch = z.infer<typeof CustomFieldPatch>;
