import { sql } from "kysely";
import type { Condition } from "./condition.ts";

const known = new WeakMap<Condition, readonly Condition[]>();

/**
 * A condition that holds for all of a row's life or not at all, or never: whether it does is known from the row's identity,
 * without looking at any of its versions. `told` says the same of the rows that stood at a moment, where it has to be said
 * in other words.
 */
export function lasting(condition: Condition, told: readonly Condition[] = [condition]): Condition {
  known.set(condition, told);
  return condition;
}

/** The condition that every row meets. */
export const everyRow: Condition = lasting(sql`true`, []);

/** The condition that a row belongs to a project, to which it does for all its life. */
export const ofProject = (table: string, projectId: number): Condition =>
  lasting(sql`${sql.ref(`${table}.project_id`)} = ${projectId}`);

/** The same conditions as rows that stood at a moment are asked; null where one of them has to see their versions. */
export function asLasting(conditions: readonly Condition[]): Condition[] | null {
  const told = conditions.map((condition) => known.get(condition));
  return told.every((one) => one !== undefined) ? told.flat() : null;
}
