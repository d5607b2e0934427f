import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { registerOwner } from "@riskloom/persistence";
import { type Busy, busyOrganization } from "./busy-organization.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** A database with the demo register and an organization that will be busy, and servers in front of it. */
export interface Ground {
  /** of the superuser */
  readonly url: string;
  readonly busy: Busy;
  /** starts a server with further variables in its environment */
  start(limits?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "riskloom-attacks-"));
  const dataDir = join(folder, "data");
  const { url, loginUrl, stop } = await startEmbedded({ dataDir, temporary: true, login: registerOwner });
  const running = new Set<ServerProcess>();
  const secrets = ["demo-token-", "demo-key-", "riskloom-demo"];
  const start = async (limits: Readonly<Record<string, string>> = {}) => {
    const server = await startServer({
      env: { DATABASE_URL: loginUrl, DATA_DIR: dataDir, PORT: "0", HOST: "127.0.0.1", DEMO: "1", ...limits },
      secrets,
    });
    running.add(server);
    return server;
  };
  const close = async () => {
    for (const server of running) await server.stop();
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // The first to start loads the demo register.
    await (await start()).stop();
    const busy = await busyOrganization(loginUrl, dataDir);
    secrets.push(busy.token, busy.password);
    return { url, busy, start, close };
  } catch (error) {
    await close();
    throw error;
  }
}
