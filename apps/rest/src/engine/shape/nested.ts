import { z } from "zod";
import type { Encoder } from "./codec.ts";
import { standsFor } from "../open-api/stands-for.ts";
import type { Shape } from "./shape.ts";

/** What an object that a shape shows looks like. */
export const objectOf = (of: Shape<never>): z.ZodType => standsFor(z.record(z.string(), z.unknown()), of);

/** A whole object inside another, null where there is none. */
export const nested = <Row>(of: Shape<Row>): Encoder<Row | null | undefined> => ({
  encode: (row, answer) => (row === null || row === undefined ? null : of.present(row, answer)),
  unordered: true,
  schema: objectOf(of).nullable(),
  describe: { type: "nested object" },
});

/** A list of whole objects inside another. */
export const listOf = <Row>(of: Shape<Row>): Encoder<readonly Row[]> => ({
  encode: (rows, answer) => rows.map((row) => of.present(row, answer)),
  unordered: true,
  schema: z.array(objectOf(of)),
  describe: { type: "list" },
});
