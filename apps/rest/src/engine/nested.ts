import { z } from "zod";
import type { Encoder } from "./codec.ts";
import type { Shape } from "./shape.ts";

const object = z.record(z.string(), z.unknown());

/** A whole object inside another, null where there is none. */
export const nested = <Row>(of: Shape<Row>): Encoder<Row | null | undefined> => ({
  encode: (row, answer) => (row === null || row === undefined ? null : of.present(row, answer)),
  unordered: true,
  schema: object.meta({ shape: of.name }),
  describe: { type: "nested object" },
});

/** A list of whole objects inside another. */
export const listOf = <Row>(of: Shape<Row>): Encoder<readonly Row[]> => ({
  encode: (rows, answer) => rows.map((row) => of.present(row, answer)),
  unordered: true,
  schema: z.array(object.meta({ shape: of.name })),
  describe: { type: "list" },
});
