import { z } from "zod";
import { entriesOf } from "../values/entries.ts";
import { audit } from "../values/audit.ts";
import { CustomField } from "./custom-field.ts";
import { maxLength } from "../values/limits.ts";

/** A value as it is told: by the field's type a text, number, truth, list of options, person or link. */
export const CustomValueContent = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ id: z.int(), uid: z.uuid(), name: z.string() }),
  z.object({ name: z.string(), url: z.string().nullable() }),
]);
export type CustomValueContent = z.infer<typeof CustomValueContent>;

/** A value as it is given: by the field's type, or in every case its spelling. */
export const CustomValueInput = z.union([
  z.string().max(maxLength.text),
  z.number(),
  z.boolean(),
  entriesOf(z.string().max(maxLength.text)),
  // without an address, a link keeps the one it has
  z.object({ name: z.string().max(maxLength.text), url: z.string().max(maxLength.url).nullable() }),
  z.object({ id: z.int() }),
]);
export type CustomValueInput = z.infer<typeof CustomValueInput>;

/** The value of a custom field on one record; at most one per record and field. */
export const CustomValue = z.object({
  id: z.int(),
  projectId: z.int().nullable(),
  fieldId: z.int(),
  field: CustomField,
  riskId: z.int().nullable(),
  controlId: z.int().nullable(),
  value: CustomValueContent,
  /** the value as it was spelled: a person by the identifier, options one on a line, a link by its name */
  text: z.string(),
  /** whether it was given as a text, whatever the type of its field */
  spelled: z.boolean(),
  ...audit,
});
export type CustomValue = z.infer<typeof CustomValue>;
