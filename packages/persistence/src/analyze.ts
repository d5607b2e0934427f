import type { Database } from "./database.ts";

/**
 * Tells the planner what the tables hold, and which of their pages everybody sees. Whoever fills a register in bulk does so
 * afterwards: the server would come by in a minute or more, and until then a page costs several times what it will. Only an
 * owner may; for the application's role PostgreSQL skips every table.
 *
 * @param owner the database, opened as its owner
 */
export async function analyze(owner: Database): Promise<void> {
  await owner.pool.query("vacuum analyze");
}
