import type { z } from "zod";
import type { Shape } from "../shape/shape.ts";

const shapes = new WeakMap<z.core.$ZodType, Shape<never>>();

/** Says that a schema stands for what a shape shows, so that a description refers to the shape; answers the schema. */
export function standsFor<Schema extends z.core.$ZodType>(schema: Schema, of: Shape<never>): Schema {
  shapes.set(schema, of);
  return schema;
}

/** The shape that a schema stands for, if any. */
export const shapeFor = (schema: z.core.$ZodType): Shape<never> | undefined => shapes.get(schema);
