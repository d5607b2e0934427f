import type { Issue } from "@riskloom/domain";
import { z } from "zod";
import type { FormValue } from "./upload.ts";
import { tell } from "../open-api/told.ts";

/** What a presenter may need beside the row; one per answer. */
export interface Answer {
  /** scheme and host by which callers know this server, and perhaps a path: what absolute links begin with */
  readonly origin: string;
  /** the path of the request, for links within the version that was asked */
  readonly path: string;
  /** the wire names that the caller asked for, where a dialect lets callers choose */
  readonly select?: ReadonlySet<string> | undefined;
  /** what objects that occur many times in one answer look like */
  readonly shared: Map<object, object>;
}

/** What a dialect's own field metadata tells about a value. */
export interface Description {
  readonly type: string;
  readonly choices?: readonly { value: unknown; label: string }[];
  readonly maxLength?: number;
}

/** Shows a domain value on the wire: as it is, or as another one; `undefined` leaves the field out. */
export interface Encoder<in Value> {
  readonly encode?: (value: Value, answer: Answer) => unknown;
  /** whether no list can be ordered by it */
  readonly unordered?: true;
  readonly schema?: z.ZodType;
  readonly describe?: Description;
}

/** Reads a wire value; its issues are the register's own, by `issuesFromZod`. */
export interface Decoder<out Value> {
  readonly decode: z.ZodType<Value>;
  /** a path into the domain's value as a path into the wire's, where the two are objects of different names */
  readonly wirePath?: (path: Issue["path"]) => Issue["path"];
  /** the value that all that a form gives under the name stands for; the last text or file of it unless said */
  readonly fromForm?: (values: readonly FormValue[]) => unknown;
  /** whether an empty text is as good as null, where null is taken */
  readonly emptyIsNull?: true;
  /** the value that a form stands for that should give one and does not */
  readonly unsent?: unknown;
  readonly schema?: z.ZodType;
  readonly describe?: Description;
}

export type Codec<Shown, Read = Shown> = Encoder<Shown> & Decoder<Read>;

/** A value that looks the same on the wire and in the domain. */
export const same = <Value>(decode: z.ZodType<Value>, describe?: Description): Codec<Value> => ({
  decode,
  schema: decode,
  ...(describe && { describe }),
});

/** A value computed for reading. */
export const shown = <Value>(
  encode: (value: Value, answer: Answer) => unknown,
  schema: z.ZodType,
  describe?: Description,
): Encoder<Value> => ({ encode, schema, ...(describe && { describe }) });

/** Codes on the wire, names in the domain. */
export function coded<const Name extends string, Code extends string | number>(
  codes: Readonly<Record<Name, Code>>,
  labels?: Readonly<Record<Name, string>>,
): Codec<Name | null, Name> {
  const names = Object.keys(codes) as Name[];
  const byCode = new Map(names.map((name) => [codes[name], name]));
  const values = [...byCode.keys()];
  const choices = names.map((name) => ({ value: codes[name], label: labels?.[name] ?? name }));
  const wire = tell(z.literal(values), { choices });
  return {
    encode: (name) => (name === null ? null : codes[name]),
    // every literal of the schema is a key of the map
    decode: wire.transform((code) => byCode.get(code) as Name),
    schema: wire,
    describe: { type: "choice", choices },
  };
}

/** The label of a name, for reading. */
export const labelled = <const Name extends string>(
  labels: Readonly<Record<Name, string>>,
): Encoder<Name | null> =>
  shown((name) => (name === null ? null : labels[name]), z.string(), { type: "string" });

/** Null on the wire is null in the domain; everything else is the codec's. */
export const nullable = <Value, Read>({
  encode,
  decode,
  wirePath,
  fromForm,
  emptyIsNull,
  schema = decode,
  describe,
}: Codec<Value, Read>): Codec<Value | null, Read | null> => ({
  ...(encode && { encode: (value, answer) => (value === null ? null : encode(value, answer)) }),
  decode: emptyIsNull
    ? z.preprocess((value) => (value === "" ? null : value), decode.nullable())
    : decode.nullable(),
  ...(wirePath && { wirePath }),
  ...(fromForm && { fromForm }),
  schema: schema.nullable(),
  ...(describe && { describe }),
});

/** The same names with other values: the codes, or the labels, of a table that holds both. */
export const mapValues = <Name extends string, In, Out>(
  table: Readonly<Record<Name, In>>,
  of: (value: In) => Out,
): Record<Name, Out> =>
  Object.fromEntries(Object.entries<In>(table).map(([name, value]) => [name, of(value)])) as Record<
    Name,
    Out
  >;
