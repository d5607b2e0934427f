import { Client } from "pg";

/** A connection of its own; where it breaks, what is asked on it fails, and nothing else does. */
export async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
