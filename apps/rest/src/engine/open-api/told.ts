import type { z } from "zod";

interface Told {
  /** what the values of an enumeration mean */
  readonly choices?: readonly { readonly value: unknown; readonly label: string }[];
  /** the form in which callers send what the schema reads */
  readonly wire?: z.ZodType;
}

const known = new WeakMap<z.core.$ZodType, Told>();

/** Keeps, for the description of an interface, what JSON Schema cannot see of a schema; answers the schema. */
export function tell<Schema extends z.core.$ZodType>(schema: Schema, told: Told): Schema {
  known.set(schema, told);
  return schema;
}

/** What is kept of a schema. */
export const toldOf = (schema: z.core.$ZodType): Told => known.get(schema) ?? {};
