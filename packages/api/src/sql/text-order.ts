import { type RawBuilder, sql } from "kysely";

/** What a text is ordered by, everywhere: without case and accents first, the same on every server; reports order by its twin. */
export const inTextOrder = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`text_order(${text}) collate "C"`;
