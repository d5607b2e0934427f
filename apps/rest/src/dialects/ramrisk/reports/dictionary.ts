import { z } from "zod";
import type { Codec } from "../../../engine/shape/codec.ts";
import { InWireWords } from "../../../engine/shape/in-wire-words.ts";
import type { Shape } from "../../../engine/shape/shape.ts";
import { objectOf } from "../../../engine/shape/nested.ts";

/**
 * An object inside a body, by a field table of its own. A list of objects is taken for all of them together, for the
 * manual can be read as asking for one object per option.
 */
export const dictionary = <Row, Body extends { create: unknown }>(
  of: Shape<Row, Body>,
): Codec<Row, Body["create"]> => ({
  encode: of.present,
  decode: z.unknown().transform((value, context): Body["create"] => {
    try {
      return of.read("create", isListOfObjects(value) ? Object.assign({}, ...value) : value);
    } catch (error) {
      if (!(error instanceof InWireWords)) throw error;
      for (const { path, ...issue } of error.error.issues)
        context.addIssue({ code: "custom", path: [...path], params: { issue } });
      return z.NEVER;
    }
  }),
  wirePath: (path) => of.wirePath(path),
  schema: objectOf(of),
  describe: { type: "nested object" },
});

const isListOfObjects = (value: unknown): value is object[] =>
  Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
