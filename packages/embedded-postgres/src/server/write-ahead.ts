import { connected } from "./connected.ts";

/** Has a server write to its files what only its log holds, so that its end and its next start have little to do. */
export async function writeAhead(superuserUrl: string): Promise<void> {
  const client = await connected(superuserUrl);
  try {
    await client.query("checkpoint");
  } finally {
    await client.end().catch(() => undefined);
  }
}
