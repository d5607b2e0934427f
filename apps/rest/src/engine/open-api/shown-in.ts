import { z } from "zod";
import type { Answer } from "../shape/codec.ts";
import type { Column } from "../shape/shape.ts";
import { orNull } from "./json-schema.ts";
import type { JsonSchema } from "./open-api-types.ts";

interface Shown {
  readonly schema: JsonSchema;
  /** whether an answer may leave it out */
  readonly optional: boolean;
}

const anything = z.unknown();

/** What a column shows; of nothing it shows what its presenter makes of nothing. */
export function shownIn(
  { shown, model }: Column,
  json: (schema: z.core.$ZodType, io: "output") => JsonSchema,
): Shown | undefined {
  if (!shown) return undefined;
  const { codec } = shown;
  const own = codec?.schema ?? (codec ? anything : (model ?? anything));
  const optional = own instanceof z.ZodOptional;
  const schema = json(own, "output");
  if (codec === undefined || !(model instanceof z.ZodNullable)) return { schema, optional };
  const ofNull = ofNothing(codec.encode as ((value: null, answer: Answer) => unknown) | undefined);
  return { schema: ofNull === null ? orNull(schema) : schema, optional: optional || ofNull === undefined };
}

/** What a presenter that is asked for nothing in particular may look at. */
const nowhere: Answer = { origin: "", path: "", shared: new Map() };

const ofNothing = (encode: ((value: null, answer: Answer) => unknown) | undefined): unknown =>
  encode === undefined ? null : encode(null, nowhere);
