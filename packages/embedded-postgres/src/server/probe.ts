import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";

import { Client } from "pg";

import { isAlive } from "../process-id.ts";
import { codeOf } from "../system-error.ts";

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The URL of the superuser; the password has no character that a URL would escape. */
export const superuserUrl = (password: string, port: number): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/**
 * The server that accepts connections for this data directory, or null. It is asked itself: its pid file may be left
 * over from a crash, and its port another program's by now.
 */
export async function probe(dataDirectory: string, password: string): Promise<RunningServer | null> {
  const found = await lookFor(dataDirectory, password);
  return found === "busy" ? null : found;
}

/** As `probe`, but tells "busy" of a server that is there and says that it is just starting or stopping. */
export async function lookFor(
  dataDirectory: string,
  password: string,
): Promise<RunningServer | "busy" | null> {
  const lines = await readFile(join(dataDirectory, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = lines.split("\n").map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  const client = new Client({
    connectionString: superuserUrl(password, port),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ readonly directory: string }>(
      "select current_setting('data_directory') as directory",
    );
    const [row] = rows;
    if (row === undefined || (await realpath(row.directory)) !== (await realpath(dataDirectory))) return null;
    return { pid, port };
  } catch (error) {
    return codeOf(error) === cannotConnectNow ? "busy" : null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How PostgreSQL refuses a connection while it starts, recovers or stops. */
const cannotConnectNow = "57P03";
