import { z } from "zod";
import type { Description } from "./codec.ts";

/** The type word of a schema, for fields whose codec gives none. */
export function describeValue(schema: z.core.$ZodType | undefined): Description {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return describeValue(schema.unwrap());
  if (schema instanceof z.ZodString)
    return { type: "string", ...(schema.maxLength && { maxLength: schema.maxLength }) };
  if (schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum) return { type: "string" };
  if (schema instanceof z.ZodNumber) return { type: schema.format === "safeint" ? "integer" : "float" };
  if (schema instanceof z.ZodObject) return { type: "nested object" };
  return { type: schema instanceof z.ZodBoolean ? "boolean" : "field" };
}
