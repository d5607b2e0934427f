import {
  type CivilDate,
  type Instant,
  isOutsideCalendar,
  type IssueCode,
  isCivilDate,
  parseInstant,
  readDecimal,
} from "@riskloom/domain";
import { z } from "zod";
import { coded, type Codec, type Description, shown } from "../../engine/shape/codec.ts";
import { Upload } from "../../engine/shape/upload.ts";
import { tell } from "../../engine/open-api/told.ts";

type Refuse = (code: IssueCode, params?: Readonly<Record<string, unknown>>) => never;

/** A decoder that coerces as Django REST Framework does; null is refused unless `nullable` lets it through. */
const coerced = <Value>(
  description: Description | string,
  schema: z.ZodType,
  read: (value: unknown, refuse: Refuse) => Value,
): Codec<Value> => ({
  decode: tell(
    z.unknown().transform((value, context) => {
      const refuse: Refuse = (code, params) => {
        context.addIssue({ code: "custom", params: { issue: { code, ...(params && { params }) } } });
        return z.NEVER;
      };
      return value === null ? refuse("null") : read(value, refuse);
    }),
    { wire: schema },
  ),
  schema,
  describe: typeof description === "string" ? { type: description } : description,
});

/** A number as a text, all its digits; none where it could not be read as it was written. */
const isNumber = (value: unknown): value is number | bigint =>
  typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));

const readText = (value: unknown, refuse: Refuse): string => {
  if (typeof value !== "string" && !isNumber(value)) return refuse("invalidType", { expected: "string" });
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
const longestNumber = 1_000;

const integerIn = (value: unknown): number | undefined => {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
  return typeof value === "string" && /^\s*[-+]?\d+(\.0*)?\s*$/.test(value) ? Number(value) : undefined;
};

const integerUpTo = (max: number) =>
  coerced("integer", z.int(), (value, refuse) => {
    if (typeof value === "string" && value.length > longestNumber)
      return refuse("rule", { message: "String value too large." });
    const number = integerIn(value);
    if (number === undefined) return refuse("invalidType", { expected: "integer" });
    if (number > max) return refuse("tooBig", { max });
    return number < -max ? refuse("tooSmall", { min: -max }) : number;
  });

/** A whole number of 32 bits, also as a text. */
export const integer = integerUpTo(largest);

/** An amount of money or days, whole and as large as the register has them. */
export const amount = integerUpTo(Number.MAX_SAFE_INTEGER);

export const float = coerced("float", z.number(), (value, refuse) => {
  if (typeof value === "bigint") return beyond(value, refuse);
  const given = typeof value === "string" ? readDecimal(value.trim()) : value;
  return typeof given === "number" && Number.isFinite(given)
    ? given
    : refuse("invalidType", { expected: "number" });
});

/** Whole numbers are kept to the last digit, or not at all. */
const beyond = (value: bigint, refuse: Refuse): never =>
  value > 0
    ? refuse("tooBig", { max: Number.MAX_SAFE_INTEGER })
    : refuse("tooSmall", { min: Number.MIN_SAFE_INTEGER });

const booleans = new Map<unknown, boolean>([
  ...["t", "y", "yes", "true", "on", "1"].map((word) => [word, true] as const),
  ...["f", "n", "no", "false", "off", "0"].map((word) => [word, false] as const),
]);

/** A browser sends nothing of a box that is not ticked. */
export const boolean: Codec<boolean> = {
  ...coerced(
    "boolean",
    z.boolean(),
    (value, refuse) =>
      booleans.get(String(value).toLowerCase()) ?? refuse("invalidType", { expected: "boolean" }),
  ),
  unsent: false,
};

/** Shown with six fraction digits and Z; read in any ISO spelling. */
export const datetime = coerced<Instant>("datetime", z.iso.datetime(), (value, refuse) => {
  const instant = typeof value === "string" ? parseInstant(value) : null;
  if (instant !== null) return instant;
  return typeof value === "string" && isOutsideCalendar(value)
    ? refuse("rule", { message: "Datetime value out of range." })
    : refuse("invalidFormat", { format: "datetime", value });
});

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
  const choices = codes.map((code) => ({ value: code, label: labels[code] ?? "" }));
  return coerced({ type: "choice", choices }, tell(z.literal(codes), { choices }), (value, refuse) => {
    const code = integerIn(value);
    return code !== undefined && codes.includes(code)
      ? code
      : refuse("invalidChoice", { choices: codes, value });
  });
};

const pythonTypes: Readonly<Record<string, string>> = { string: "str", number: "float", boolean: "bool" };
const pythonType = (value: unknown): string =>
  Number.isInteger(value) ? "int" : (pythonTypes[typeof value] ?? (Array.isArray(value) ? "list" : "dict"));

const readPk = (value: unknown, refuse: Refuse): number => {
  if (value === "") return refuse("null");
  const number = integerIn(value);
  if (number === undefined) return refuse("invalidType", { expected: "pk", received: pythonType(value) });
  return number > 0 && number <= largest ? number : refuse("unknownReference", { id: number });
};

/** The id of another record; an empty text is none. */
export const pk: Codec<number> = { ...coerced("field", z.int(), readPk), emptyIsNull: true };

const idIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : value;

/** The id of another record, or an object that has it under `id`. */
export const pkOrObject = coerced("field", z.int(), (value, refuse) => readPk(idIn(value), refuse));

/** What a form gives of a list: every value under its name, and none when all there is is empty. */
export const listInForm = (values: readonly unknown[]): unknown =>
  values.length === 1 && values[0] === "" ? [] : values;

/** A list of such ids. */
export const pks: Codec<number[]> = {
  ...coerced("field", z.array(z.int()), (value, refuse) =>
    Array.isArray(value)
      ? value.map((one) => readPk(idIn(one), refuse))
      : refuse("invalidType", { expected: "list", received: pythonType(value) }),
  ),
  fromForm: listInForm,
};

/** A file that came with a form, or, at the address at which it is handed out, the one that is there already; whatever is wrong with it is wrong with the field. */
export const file: Codec<never, Upload | { referenceId: number }> = {
  ...coerced("file upload", z.string().meta({ format: "binary" }), (value, refuse) => {
    const [, there] =
      /^https?:\/\/[^/]+\/api\/v\d\/[\w/]+\/references\/(\d{1,9})\/file$/.exec(String(value)) ?? [];
    if (typeof value === "string" && there !== undefined) return { referenceId: Number(there) };
    if (!(value instanceof Upload)) return refuse("invalidType", { expected: "file" });
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
