import { Client } from "pg";
import type { Arena } from "./arena.ts";
import type { Load } from "./load.ts";

/** What is wrong after the faults: nothing, if all is well. */
export async function verdictOn({ server, url }: Arena, load: Load): Promise<string[]> {
  const problems: string[] = [];
  if (server.process.exitCode !== null || server.process.signalCode !== null)
    problems.push("the server ended");
  if (load.strange.length > 0) problems.push(`answers: ${[...new Set(load.strange)].join(", ")}`);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ title: string; times: number }>(
    "select title, count(*)::integer as times from risk group by title",
  );
  const found = await client.query<{ finding: string | null }>("select finding from installation_findings()");
  await client.end();
  const times = new Map(rows.map((row) => [row.title, row.times]));
  const lost = [...load.acknowledged].filter((title) => !times.has(title));
  const doubled = rows.filter((row) => row.times > 1);
  if (lost.length > 0) problems.push(`${lost.length} acknowledged writes lost`);
  if (doubled.length > 0) problems.push(`${doubled.length} writes doubled`);
  for (const { finding } of found.rows) if (finding !== null) problems.push(finding);
  return problems;
}
