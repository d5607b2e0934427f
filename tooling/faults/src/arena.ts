import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { foundOrganization, issueCredential, writeFor } from "@riskloom/api/installation";
import { startEmbedded } from "@riskloom/embedded-postgres";
import { registerOwner, startDatabase } from "@riskloom/persistence";
import { type Wire, wireTo } from "@riskloom/persistence/testing";

/** A PostgreSQL of our own, a server in front of it, and a caller. */
export interface Arena {
  /** of the superuser, past the wire; another one when the database had to move */
  url: string;
  /** of the login role, past the wire */
  readonly loginUrl: string;
  /** the server's way to the database */
  readonly wire: Wire;
  readonly token: string;
  /** where the database lies */
  readonly folder: string;
  server: RunningServer;
  startServer(): Promise<RunningServer>;
  /** process id of the database's first process */
  postmaster(): Promise<number>;
  close(): Promise<void>;
}

export interface RunningServer {
  readonly process: ChildProcess;
  readonly url: string;
}

/** What a fault needs to happen. */
export interface Scene {
  /** further variables of the server's environment */
  readonly limits?: Readonly<Record<string, string>>;
  /** megabytes of a file system of its own, for which this process has to be root on Linux */
  readonly disk?: number;
  /** true has the server use the database as its own, not by the wire */
  readonly embedded?: boolean;
}

export async function openArena({ limits = {}, disk, embedded = false }: Scene): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), "riskloom-faults-"));
  await chmod(folder, 0o755);
  if (disk !== undefined)
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${disk}m,mode=755`, "tmpfs", folder]);
  const dataDir = join(folder, "data");
  const onMoved = (moved: string) => {
    const { port } = new URL(moved);
    arena.url = Object.assign(new URL(arena.url), { port }).href;
  };
  const login = registerOwner;
  const { url, loginUrl, stop } = await startEmbedded({ dataDir, temporary: true, login, onMoved });
  const wire = await wireTo(loginUrl);
  const token = await prepared(loginUrl, dataDir);
  const env = {
    ...limits,
    DATABASE_URL: embedded ? "" : wire.url,
    DATA_DIR: dataDir,
    PORT: "0",
    HOST: "127.0.0.1",
    DEMO: "0",
  };
  const started: RunningServer[] = [];
  const startServer = async () => {
    const server = await serverWith({ ...env, ACCESS_LOG: "0" });
    started.push(server);
    return server;
  };
  const arena: Arena = {
    url,
    loginUrl,
    wire,
    token,
    folder,
    server: await startServer(),
    startServer,
    postmaster: async () =>
      Number((await readFile(join(dataDir, "pg18", "postmaster.pid"), "utf8")).split("\n")[0]),
    close: async () => {
      for (const one of started) one.process.kill("SIGKILL");
      await wire.close();
      await stop();
      if (disk !== undefined) execFileSync("umount", ["-l", folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return arena;
}

async function prepared(url: string, dataDir: string): Promise<string> {
  const { database, close } = await startDatabase({ url, dataDir, log: () => undefined });
  const owner = { email: "alice@example.com", firstName: "Alice", password: null };
  const { organizationId, ownerId } = await foundOrganization(
    { database },
    { name: "Demo Contractor", owner, template: "cost" },
  );
  const { secret } = await writeFor(database, { organizationId }, (write) =>
    issueCredential(write, { userId: ownerId, kind: "apiKey", label: "faults" }),
  );
  await close();
  return secret;
}

async function serverWith(env: Record<string, string>): Promise<RunningServer> {
  const main = join(import.meta.dirname, "../../../apps/server/src/main.ts");
  const child = spawn(process.execPath, ["--conditions=@riskloom/source", main], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout });
  for (;;) {
    const [line] = (await once(lines, "line")) as [string];
    const { message, url } = JSON.parse(line) as { message: string; url?: string };
    if (message === "listening" && url !== undefined) return { process: child, url };
  }
}
