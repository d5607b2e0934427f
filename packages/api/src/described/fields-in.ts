import { z } from "zod";
import { fieldWords } from "./field-words.ts";

/** A field of an input, a nested one by its whole path: `patch.title`, `orderBy[].key`. */
export interface DescribedField {
  readonly path: string;
  /** the type in words: `text of 1 to 255 characters`, `one of "gross", "present"` */
  readonly type: string;
  readonly required: boolean;
  /** as JSON; undefined where there is none */
  readonly byDefault: string | undefined;
  /** what it means; empty where nobody has said so */
  readonly says: string;
}

/** The fields of one input of a procedure. */
export function fieldsIn(procedure: string, input: z.ZodType): DescribedField[] {
  return fieldsOf(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }), { procedure, at: "" });
}

type Schema = z.core.JSONSchema.BaseSchema;
type Part = Schema["items"] | NonNullable<Schema["properties"]>[string];

/** A part of a schema as an object: true and lists of parts, which no input has, say nothing of fields. */
const objectOf = (part: Part): Schema => (typeof part === "object" && !Array.isArray(part) ? part : {});

interface Place {
  readonly procedure: string;
  readonly at: string;
}

function fieldsOf(schema: Schema, { procedure, at }: Place): DescribedField[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const field = objectOf(part);
    const path = at + name;
    const described: DescribedField = {
      path,
      type: typeInWords(field),
      required: schema.required?.includes(name) === true,
      byDefault: field.default === undefined ? undefined : JSON.stringify(field.default),
      says: wordsFor(procedure, path),
    };
    return [described, ...fieldsOf(field, { procedure, at: `${path}.` })];
  });
  const inItems = schema.items
    ? fieldsOf(objectOf(schema.items), { procedure, at: `${at.slice(0, -1)}[].` })
    : [];
  const inChoices = (schema.anyOf ?? []).flatMap((choice) => fieldsOf(objectOf(choice), { procedure, at }));
  return [...own, ...inItems, ...inChoices];
}

/** The most definite words that there are: of the procedure, of its router, of the name. */
function wordsFor(procedure: string, path: string): string {
  const names = path.replaceAll("[]", "").split(".");
  const name = names.at(-1) ?? path;
  const inside = names.length > 1 ? names.slice(-2).join(".") : name;
  const [router = ""] = procedure.split(".");
  const keys = [`${procedure}.${name}`, `${router}.${inside}`, `${router}.${name}`, name];
  return keys.map((key) => fieldWords[key]).find((words) => words !== undefined) ?? "";
}

function typeInWords(schema: Schema): string {
  if (schema.enum) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf)
    return [...new Set(schema.anyOf.map((choice) => typeInWords(objectOf(choice))))].join(" or ");
  if (schema.type === "array") return `list of ${typeInWords(objectOf(schema.items))}${items(schema)}`;
  if (schema.type === "string") return (schema.format ?? "text") + characters(schema);
  if (schema.type === "integer" && schema.maximum === mostRecords) return "record number";
  if (schema.type === "integer" || schema.type === "number") return schema.type + range(schema);
  return typeof schema.type === "string" ? schema.type : (schema.type?.join(" or ") ?? "anything");
}

/** By the maximum of a record's number, as the database counts, numbers of records are known. */
const mostRecords = 2_147_483_647;

const characters = ({ minLength, maxLength }: Schema): string =>
  maxLength === undefined ? "" : ` of ${minLength ?? 0} to ${maxLength} characters`;

const items = ({ minItems, maxItems }: Schema): string =>
  maxItems === undefined ? "" : `, ${minItems ?? 0} to ${maxItems} of them`;

/** What a number of its kind can be anyway is not said. */
function range({ minimum, maximum }: Schema): string {
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return ` from ${least}`;
  return most === undefined ? "" : ` up to ${most}`;
}
