import { z } from "zod";
import { type Codec, coded } from "../../../engine/shape/codec.ts";
import { choice, float, listInForm, pk } from "../codecs.ts";
import { evaluationTypeCodes } from "../codes.ts";

const labels = { gross: "Gross", present: "Present", nett: "Nett" } as const;
const types = choice(evaluationTypeCodes, labels);
const typesAndPrevious = choice(
  {
    gross: evaluationTypeCodes.gross,
    previous: 19,
    present: evaluationTypeCodes.present,
    nett: evaluationTypeCodes.nett,
  },
  { ...labels, previous: "Previous" },
);

/** A list of values that one codec reads; a single value may stand for a list of one where the manual prints it so. */
const several = <Shown, Read>(of: Codec<Shown, Read>, single = false): Codec<readonly Shown[], Read[]> => ({
  encode: (values, answer) => values.map((value) => of.encode?.(value, answer) ?? value),
  decode: single
    ? z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(of.decode))
    : z.array(of.decode),
  fromForm: listInForm,
  schema: z.array(of.schema ?? z.unknown()),
  describe: { type: "list" },
});

export const evaluationTypes = several(types, true);
export const evaluationTypesAndPrevious = several(typesAndPrevious, true);

/** A list of the words or codes of a table. */
export const manyOf = <const Name extends string, Code extends string | number>(
  codes: Readonly<Record<Name, Code>>,
) => several(coded(codes) as Codec<Name, Name>);

/** One of some numbers. */
export const oneOfNumbers = <const N extends number>(numbers: readonly N[]): Codec<N> => ({
  decode: float.decode.transform((value, context): N => {
    const found = numbers.find((one) => one === value);
    if (found !== undefined) return found;
    context.addIssue({
      code: "custom",
      params: { issue: { code: "invalidChoice", params: { choices: numbers, value } } },
    });
    return z.NEVER;
  }),
  schema: z.literal(numbers),
  describe: { type: "choice", choices: numbers.map((value) => ({ value, label: String(value) })) },
});

export const manyNumbers = <const N extends number>(numbers: readonly N[]) => several(oneOfNumbers(numbers));

/** The id of a record, or one of the words that stand for what is no record. */
export const idOrWord = <const Name extends string>(
  words: Readonly<Record<Name, string>>,
): Codec<number | Name> => {
  const word = coded(words);
  return {
    encode: (value, answer) => (typeof value === "number" ? value : word.encode?.(value, answer)),
    decode: z.unknown().transform((value, context): number | Name => {
      const known = word.decode.safeParse(value);
      const id = known.success ? known : pk.decode.safeParse(value);
      if (id.success) return id.data;
      const refused = typeof value === "string" && !/^\s*-?\d+\s*$/.test(value);
      const issue = refused
        ? { code: "invalidChoice", params: { choices: Object.values(words), value } }
        : id.error.issues[0]?.code === "custom" && id.error.issues[0].params?.["issue"];
      context.addIssue({ code: "custom", params: { issue } });
      return z.NEVER;
    }),
    schema: z.union([z.int(), z.literal(Object.values<string>(words))]),
    describe: { type: "field" },
  };
};

export const manyIdsOrWords = <const Name extends string>(words: Readonly<Record<Name, string>>) =>
  several(idOrWord(words));

/** Keys of an order, `-` before those that descend; a name that orders nothing here is passed over, as everywhere. */
export const orderOf = <const Key extends string>(
  names: Readonly<Record<Key, string>>,
): Codec<readonly { key: Key; descending: boolean }[], { key: Key; descending: boolean }[]> => {
  const { decode } = coded(names);
  return {
    encode: (keys) => keys.map(({ key, descending }) => `${descending ? "-" : ""}${names[key]}`),
    decode: z.array(z.string()).transform((given) =>
      given.flatMap((word) => {
        const descending = word.startsWith("-");
        const key = decode.safeParse(descending ? word.slice(1) : word);
        return key.success ? [{ key: key.data, descending }] : [];
      }),
    ),
    schema: z.array(z.string()),
    describe: { type: "list" },
  };
};
