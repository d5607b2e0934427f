import { type RawBuilder, sql } from "kysely";

/** What stands in a `where`. */
export type Condition = RawBuilder<unknown>;

/** All conditions at once. */
export const and = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
