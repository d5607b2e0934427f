import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** Opening and ending a transaction, and finding out who is calling, in whatever order they travel. */
const ceremony = /^(begin|commit|rollback|set local role|select [^;]*\b(enter_to|reopen)_(read|write)\()/i;

/**
 * The statements that a server was sent while `work` ran, as its own log tells: those that open and end transactions and
 * look the credential up are left out. Nobody else may use the server meanwhile.
 */
export async function statementsDuring(url: string, work: () => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const setting = async (logged: "all" | "none") => {
    await client.query(`alter system set log_statement = '${logged}'`);
    await client.query("select pg_reload_conf()");
    await delay(500);
  };
  try {
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    const log = await open(join(rows[0]?.data_directory ?? "", "server.log"));
    await setting("all");
    const { size } = await log.stat();
    await work();
    // The log's collector is the file itself; what was answered was written before.
    const text = (await log.readFile()).toString("utf8", size);
    await log.close();
    await setting("none");
    return sent(text);
  } finally {
    await client.end();
  }
}

function sent(text: string): string[] {
  const messages = text.split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m);
  return messages.flatMap((message) => {
    const [, statements] = /LOG: {2}(?:statement|execute [^:]*): (.*)/s.exec(message) ?? [];
    if (statements === undefined) return [];
    return statements
      .split(/;\s*/)
      .map((statement) => statement.replace(/^\/\*.*?\*\/\s*/, "").trim())
      .filter((statement) => statement !== "" && !ceremony.test(statement));
  });
}
