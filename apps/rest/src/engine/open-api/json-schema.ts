import { z } from "zod";
import type { Shape } from "../shape/shape.ts";
import type { JsonSchema } from "./open-api-types.ts";
import { shapeFor } from "./stands-for.ts";
import { toldOf } from "./told.ts";

type Io = "input" | "output";
type Refer = (of: Shape<never>, io: Io) => JsonSchema;
type Loose = Record<string, unknown>;

/** A schema as JSON Schema; where it stands for a shape, `refer` says what stands for that. */
export function jsonSchemaOf(schema: z.core.$ZodType, io: Io, refer: Refer): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { choices, wire } = toldOf(zodSchema);
      const of = shapeFor(zodSchema);
      if (wire && io === "input") replace(jsonSchema, jsonSchemaOf(wire, io, refer));
      if (of) replace(jsonSchema, refer(of, io));
      const meaning = choices && meaningOf(choices);
      if (meaning !== undefined) jsonSchema.description ??= meaning;
      // objects are read by those who pass over what they do not know
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return plain(json);
}

function replace(target: object, by: JsonSchema): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, by);
}

/** What the codes of an enumeration stand for; nothing where they say it themselves. */
function meaningOf(choices: readonly { value: unknown; label: string }[]): string | undefined {
  const meant = choices.filter(({ value, label }) => label !== "" && label !== String(value));
  return meant.length === 0
    ? undefined
    : `${meant.map(({ value, label }) => `${String(value)}: ${label}`).join("; ")}.`;
}

/** The same in fewer words: one `type` for what may be null, no bounds that every number of JSON has. */
export function plain(json: JsonSchema): JsonSchema {
  const entries = Object.entries(json).flatMap(([key, value]) => {
    if (isBoundOfAll(key, value) || (key === "pattern" && "format" in json)) return [];
    return [[key, inner(key, value)] as const];
  });
  return merged(Object.fromEntries(entries));
}

const isBoundOfAll = (key: string, value: unknown): boolean =>
  (key === "minimum" && value === Number.MIN_SAFE_INTEGER) ||
  (key === "maximum" && value === Number.MAX_SAFE_INTEGER);

const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inner(key: string, value: unknown): unknown {
  if (key === "properties" && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, isObject(one) ? plain(one) : one]),
    );
  if (Array.isArray(value) && key.endsWith("Of"))
    return value.map((one: unknown) => (isObject(one) ? plain(one) : one));
  return isObject(value) && key !== "default" && key !== "const" ? plain(value) : value;
}

/** `anyOf` of something and null is something that may be null. */
function merged(json: Loose): JsonSchema {
  const whole =
    Array.isArray(json["enum"]) && json["type"] === "number" && json["enum"].every(Number.isInteger);
  if (whole) return { ...json, type: "integer" };
  const { anyOf, ...rest } = json;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return json;
  const [one, none] = anyOf as [Loose, Loose];
  if (none["type"] !== "null" || typeof one["type"] !== "string") return json;
  return orNull({ ...one, ...rest });
}

/** A schema whose value may be null, too. */
export function orNull(json: JsonSchema): JsonSchema {
  const { type, enum: choices, const: constant } = json;
  if (acceptsNull(json)) return json;
  if (typeof type !== "string" && !Array.isArray(type)) return { anyOf: [json, { type: "null" }] };
  const { const: _, ...rest } = json;
  return {
    ...rest,
    type: [...[type].flat(), "null"],
    ...(Array.isArray(choices) && { enum: [...(choices as unknown[]), null] }),
    ...(constant !== undefined && { enum: [constant, null] }),
  };
}

const acceptsNull = ({ type, anyOf, ...rest }: JsonSchema): boolean =>
  (Array.isArray(type) && type.includes("null")) ||
  type === "null" ||
  (Array.isArray(anyOf) && anyOf.some((one: JsonSchema) => one["type"] === "null")) ||
  (type === undefined && anyOf === undefined && Object.keys(rest).every((key) => key === "description"));
