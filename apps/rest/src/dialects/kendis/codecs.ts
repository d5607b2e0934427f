import type { CustomFieldType, CustomValue } from "@riskloom/domain";
import { z } from "zod";
import { type Encoder, shown } from "../../engine/shape/codec.ts";

/** Identifiers are the 32 hex digits of a UUID. */
export const hex = (uid: string): string => uid.replaceAll("-", "");

export const identifier = shown(hex, z.string());

/** What is empty is left out. */
export const filled = shown((text: string | null) => text || undefined, z.string());

/** `21-May-2026` */
export const dayMonthYear = shown((day: string | null) => day?.replace(isoDay, spelledDay), z.string());

/** `21-May-2026 07:45` */
export const minute = (instant: string): string =>
  `${instant.slice(0, 10).replace(isoDay, spelledDay)} ${instant.slice(11, 16)}`;

const isoDay = /^(\d+)-(\d+)-(\d+)$/;
const spelledDay = (_: string, year: string, month: string, day: string): string =>
  `${day}-${"JanFebMarAprMayJunJulAugSepOctNovDec".slice(3 * Number(month) - 3, 3 * Number(month))}-${year}`;

/** An object under this interface's own names; left out where there is none. */
export const object = <Value, Wire extends z.ZodObject>(
  of: Wire,
  project: (value: Value) => z.output<Wire>,
): Encoder<Value | null> =>
  shown((value) => (value === null ? undefined : project(value)), of, { type: "nested object" });

/** A list of such objects; left out where it is empty. */
export const listed = <Value, Wire extends z.ZodObject>(
  of: Wire,
  project: (value: Value) => z.output<Wire>,
): Encoder<readonly Value[]> =>
  shown((values) => (values.length === 0 ? undefined : values.map(project)), z.array(of).optional(), {
    type: "list",
  });

/** The words for the types of custom field; what they do not know is told as the nearest. */
const types = {
  text: "text",
  number: "number",
  integer: "number",
  boolean: "text",
  date: "date",
  select: "singleselect",
  dropdown: "dropdown",
  status: "status",
  numberSelect: "singleselect",
  dateSelect: "singleselect",
  multiSelect: "multiselect",
  user: "userpicker",
  link: "link",
} as const satisfies Record<CustomFieldType, string>;

const Person = z.object({ id: z.string(), fullName: z.string() });
const Link = z.object({ name: z.string(), url: z.string().optional() });

export const CustomFieldOnWire = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(Object.values(types)),
  value: z.union([z.string(), z.number(), z.array(z.string()), Person, Link]),
});

/** A custom field's value in the projection of its type. */
export const customField = ({ field, value, text }: CustomValue): object => ({
  id: hex(field.uid),
  title: field.name,
  type: types[field.type],
  value: projected(value, types[field.type] === "number" ? value : text),
});

function projected(value: CustomValue["value"], plain: unknown): unknown {
  if (typeof value !== "object" || Array.isArray(value)) return Array.isArray(value) ? value : plain;
  if ("uid" in value) return { id: hex(value.uid), fullName: value.name };
  return { name: value.name, ...(value.url !== null && { url: value.url }) };
}
