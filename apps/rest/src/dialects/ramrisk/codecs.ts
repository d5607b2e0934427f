import { type CivilDate, type Instant, type IssueCode, isCivilDate, parseInstant } from "@riskloom/domain";
import { z } from "zod";
import { coded, type Codec, type Description, shown } from "../../engine/codec.ts";
import { Upload } from "../../engine/file.ts";

type Refuse = (code: IssueCode, params?: Readonly<Record<string, unknown>>) => never;

/** A decoder that coerces as Django REST Framework does; null is refused unless `nullable` lets it through. */
const coerced = <Value>(
  description: Description | string,
  schema: z.ZodType,
  read: (value: unknown, refuse: Refuse) => Value,
): Codec<Value> => ({
  decode: z.unknown().transform((value, context) => {
    const refuse: Refuse = (code, params) => {
      context.addIssue({ code: "custom", params: { issue: { code, ...(params && { params }) } } });
      return z.NEVER;
    };
    return value === null ? refuse("null") : read(value, refuse);
  }),
  schema,
  describe: typeof description === "string" ? { type: description } : description,
});

const readText = (value: unknown, refuse: Refuse): string => {
  if (typeof value !== "string" && typeof value !== "number")
    return refuse("invalidType", { expected: "string" });
  const trimmed = String(value).trim();
  return trimmed.includes("\0") ? refuse("rule", { message: "Null characters are not allowed." }) : trimmed;
};

/** A text, trimmed; numbers are texts too. */
export const text = coerced("string", z.string(), readText);

/** A text that says something. */
export const words = coerced(
  "string",
  z.string().min(1),
  (value, refuse) => readText(value, refuse) || refuse("blank"),
);

/** A text that is taken as it is sent. */
export const secret = coerced("string", z.string().min(1), (value, refuse) =>
  typeof value === "string" ? value || refuse("blank") : refuse("invalidType", { expected: "string" }),
);

const onLines = text.decode.transform((all) => all.split(/\r?\n/).filter((line) => line.trim() !== ""));

/** A list in the register, one on a line here; empty lines and null are nothing. */
export const lines: Codec<string[]> = {
  encode: (values) => values.join("\n"),
  decode: onLines.or(z.null().transform(() => [])),
  schema: z.string().nullable(),
  describe: { type: "string" },
};

const largest = 2_147_483_647;

const integerIn = (value: unknown): number | undefined => {
  if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
  return typeof value === "string" && /^\s*-?\d{1,15}(\.0*)?\s*$/.test(value) ? Number(value) : undefined;
};

/** A whole number of 32 bits, also as a text. */
export const integer = coerced("integer", z.int(), (value, refuse) => {
  const number = integerIn(value);
  if (number === undefined) return refuse("invalidType", { expected: "integer" });
  if (number > largest) return refuse("tooBig", { max: largest });
  return number < -largest ? refuse("tooSmall", { min: -largest }) : number;
});

export const float = coerced("float", z.number(), (value, refuse) => {
  const given = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof given === "number" && Number.isFinite(given)
    ? given
    : refuse("invalidType", { expected: "number" });
});

const booleans = new Map<unknown, boolean>([
  ...["t", "y", "yes", "true", "on", "1"].map((word) => [word, true] as const),
  ...["f", "n", "no", "false", "off", "0"].map((word) => [word, false] as const),
]);

export const boolean = coerced(
  "boolean",
  z.boolean(),
  (value, refuse) =>
    booleans.get(String(value).toLowerCase()) ?? refuse("invalidType", { expected: "boolean" }),
);

/** Shown with six fraction digits and Z; read in any ISO spelling. */
export const datetime = coerced<Instant>(
  "datetime",
  z.iso.datetime(),
  (value, refuse) =>
    (typeof value === "string" ? parseInstant(value) : null) ??
    refuse("invalidFormat", { format: "datetime", value }),
);

export const date = coerced<CivilDate>("date", z.iso.date(), (value, refuse) =>
  typeof value === "string" && isCivilDate(value.trim())
    ? value.trim()
    : refuse("invalidFormat", { format: "date", value }),
);

/** One of the numbered choices, as a number or a text. */
export const choice = <const Name extends string>(
  codes: Readonly<Record<Name, number>>,
  labels: Readonly<Record<Name, string>>,
): Codec<Name | null, Name> => {
  const strict = coded(codes, labels);
  const { decode } = coerced("choice", z.int(), (value, refuse) => {
    const read = strict.decode.safeParse(integerIn(value));
    return read.success ? read.data : refuse("invalidChoice", { choices: Object.values(codes), value });
  });
  return { ...strict, decode };
};

/** A code that is a number in the domain too, as a number or a text. */
export const numbered = (labels: Readonly<Record<number, string>>): Codec<number> => {
  const codes = Object.keys(labels).map(Number);
  return coerced(
    { type: "choice", choices: codes.map((code) => ({ value: code, label: labels[code] ?? "" })) },
    z.literal(codes),
    (value, refuse) => {
      const code = integerIn(value);
      return code !== undefined && codes.includes(code)
        ? code
        : refuse("invalidChoice", { choices: codes, value });
    },
  );
};

const pythonTypes: Readonly<Record<string, string>> = { string: "str", number: "float", boolean: "bool" };
const pythonType = (value: unknown): string =>
  pythonTypes[typeof value] ?? (Array.isArray(value) ? "list" : "dict");

const readPk = (value: unknown, refuse: Refuse): number => {
  const number = integerIn(value);
  if (number === undefined) return refuse("invalidType", { expected: "pk", received: pythonType(value) });
  return number > 0 && number <= largest ? number : refuse("unknownReference", { id: number });
};

/** The id of another record. */
export const pk = coerced("field", z.int(), readPk);

const idIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : value;

/** The id of another record, or an object that has it under `id`. */
export const pkOrObject = coerced("field", z.int(), (value, refuse) => readPk(idIn(value), refuse));

/** A list of such ids. */
export const pks = coerced("field", z.array(z.int()), (value, refuse) =>
  Array.isArray(value)
    ? value.map((one) => readPk(idIn(one), refuse))
    : refuse("invalidType", { expected: "list", received: pythonType(value) }),
);

/** A file that came with a form; whatever is wrong with it is wrong with the field. */
export const file: Codec<never, Upload> = {
  ...coerced("file upload", z.string().meta({ format: "binary" }), (value, refuse) => {
    if (!(value instanceof Upload))
      return refuse("rule", {
        message: "The submitted data was not a file. Check the encoding type on the form.",
      });
    return value.content === "" ? refuse("rule", { message: "The submitted file is empty." }) : value;
  }),
  wirePath: () => [],
};

/** A decimal number as a text, so that no client rounds it. */
export const decimal = shown(
  (value: number | null) => (value === null ? null : String(value)),
  z.string().nullable(),
  { type: "decimal" },
);
