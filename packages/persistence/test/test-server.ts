import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { isTestServerReady, prepareTestServer } from "../src/testing.ts";

/**
 * Starts what the database suites run on: the server that TEST_DATABASE_URL names, else one of our own that forgets everything.
 * Every project that needs it asks, one after the other; the first that is run starts it for all.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (isTestServerReady()) return async () => undefined;
  const outside = process.env["TEST_DATABASE_URL"];
  const server = outside === undefined ? await ownServer() : { url: outside, stop: async () => undefined };
  try {
    const { dispose } = await prepareTestServer(server.url);
    return async () => {
      await dispose();
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ownServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "riskloom-test-"));
  // As root, the server runs as an account that must reach its data.
  await chmod(dataDir, 0o755);
  // It ends with the run, also with one that is killed.
  return startEmbedded({ dataDir, durable: false, temporary: true });
}
