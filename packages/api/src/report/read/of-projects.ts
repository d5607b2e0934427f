import { type RawBuilder, sql } from "kysely";

/** The condition of belonging to one of the projects; a single one is compared as such, which hundreds of thousands of past rows notice. */
export function ofProjects(table: string, projectIds: readonly number[]): RawBuilder<unknown> {
  const column = sql.ref(`${table}.project_id`);
  const [only] = projectIds;
  return projectIds.length === 1 ? sql`${column} = ${only}` : sql`${column} = any(${projectIds})`;
}
