import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";

import { canReach } from "../src/cluster/account.ts";
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "../src/start-embedded.ts";

const asRoot = process.getuid?.() === 0;
let folder = "";
let dataDir = "";
let running: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  // A space, because shells are on the way to the server.
  folder = await mkdtemp(join(tmpdir(), "riskloom embedded-"));
  await chmod(folder, 0o755);
  dataDir = join(folder, "data");
});

afterEach(async () => {
  for (const server of running.toReversed()) await server.stop();
  running = [];
  const systemHome = await homeInNote();
  if (systemHome !== null) await rm(systemHome, { recursive: true });
  await rm(folder, { recursive: true });
});

test("an empty folder becomes a PostgreSQL 18 that the superuser reaches by the URL", async () => {
  const server = await start();
  expect(server.reused).toBe(false);
  expect(await ask(server.url, "show server_version")).toMatch(/^18\./);
  expect(await ask(server.url, "select current_user")).toBe("postgres");
  expect(server.url).toBe(`postgres://postgres:${await storedPassword()}@127.0.0.1:${server.port}/postgres`);
  expect(await ask(server.url, "show fsync")).toBe("on");
});

test("what was written is there after a stop and a start", async () => {
  const first = await start();
  await ask(first.url, "create table kept as select 42 as answer");
  await first.stop();
  const second = await start();
  expect(second.reused).toBe(false);
  expect(await ask(second.url, "select answer::text from kept")).toBe("42");
});

test("nobody gets in without the password, and nothing listens beyond the loopback", async () => {
  const server = await start();
  const wrong = `postgres://postgres:wrong@127.0.0.1:${server.port}/postgres`;
  await expect(ask(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  expect(await ask(server.url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(server.url, "show unix_socket_directories")).toBe("");
});

test("without durability every wait for the disk is left out", async () => {
  const server = await start({ durable: false });
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    expect(await ask(server.url, `show ${setting}`)).toBe("off");
  }
});

test("a server whose only user was killed ends by itself", async () => {
  const parent = await startInChild();
  await ask(parent.url, "create table kept as select 42 as answer");
  parent.process.kill("SIGKILL");
  await expect.poll(() => isGone(parent.url), { timeout: 30_000 }).toBe(true);
  const next = await start();
  expect(next.reused).toBe(false);
  expect(await ask(next.url, "select answer::text from kept")).toBe("42");
});

test.each(["SIGKILL", "SIGTERM", "stop"] as const)(
  "a server is left to its other users when the one that started it ends by %s, and ends with the last",
  async (end) => {
    const starter = await startInChild();
    const guest = await startInChild();
    expect([starter.reused, guest.reused]).toEqual([false, true]);
    if (end === "stop") await starter.stop();
    else {
      starter.process.kill(end);
      await once(starter.process, "exit");
    }
    const brief = await start();
    expect(brief).toMatchObject({ reused: true, port: guest.port });
    await brief.stop();
    expect(await ask(guest.url, "select 1::text")).toBe("1");
    await guest.stop();
    // Whoever looks after a killed user may be the one that stops it now.
    await expect.poll(() => isGone(guest.url), { timeout: 30_000 }).toBe(true);
  },
);

test("a server that was killed under its users is started again, on the same port", async () => {
  const server = await start();
  await ask(server.url, "create table kept as select 42 as answer");
  const [pid] = (await readFile(join(await home(), "pg18", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
  await expect.poll(() => isGone(server.url), { timeout: 30_000 }).toBe(false);
  await expect
    .poll(() => ask(server.url, "select answer::text from kept").catch(() => ""), { timeout: 30_000 })
    .toBe("42");
});

test("the database is used by a role that owns it and is no superuser", async () => {
  const server = await start();
  const attributes =
    "select concat(rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls) from pg_roles where rolname = current_user";
  expect(await ask(server.loginUrl, attributes)).toBe("ownerffff");
  await expect(ask(server.loginUrl, "copy (select 1) to program 'true'")).rejects.toMatchObject({
    code: "42501",
  });
});

test("a role with any name is given what others made, and may become the roles that are said", async () => {
  const first = await start();
  await ask(first.url, "create schema elsewhere");
  await ask(first.url, "create table elsewhere.kept as select 42 as answer");
  await ask(first.url, "create table public.other as select 43 as answer");
  await first.stop();
  const login = { name: `it's "one" $$`, mayBecome: ["the reader"], schemas: ["elsewhere"] };
  const { loginUrl } = await start({ login });
  expect(await ask(loginUrl, "select answer::text from elsewhere.kept")).toBe("42");
  await expect(ask(loginUrl, "select answer from public.other")).rejects.toMatchObject({ code: "42501" });
  expect(await ask(loginUrl, 'set role "the reader"')).toBeUndefined();
});

test.each(["killed", "stopped"])(
  "a temporary server goes with its parent, which is %s, and leaves no folder",
  async (end) => {
    const parent = await startInChild({ temporary: true });
    const home = (await homeInNote()) ?? dataDir;
    if (end === "killed") parent.process.kill("SIGKILL");
    else await parent.stop();
    await expect.poll(() => readdir(folder), { timeout: 60_000 }).toEqual([]);
    await expect(readdir(home)).rejects.toThrow("ENOENT");
    await expect(ask(parent.url, "select 1")).rejects.toThrow("ECONNREFUSED");
  },
);

test("processes that start at once share one server, which ends with the last of them", async () => {
  const servers = await Promise.all([startInChild(), startInChild(), startInChild()]);
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  expect(servers.filter(({ reused }) => !reused)).toHaveLength(1);
  for (const [index, server] of servers.entries()) {
    expect(await ask(server.url, "select 1::text")).toBe("1");
    await server.stop();
    expect(await isGone(server.url)).toBe(index === servers.length - 1);
  }
  expect(await databaseFiles()).toEqual(["pg18"]);
});

test("a process that died while it made the database leaves nothing behind", async () => {
  const abandoned = join(dataDir, "pg18.new-4194305-abc");
  await mkdir(abandoned, { recursive: true });
  await start();
  expect(await databaseFiles()).toEqual(["pg18"]);
});

test("a wanted port is used, and refused by name when another program has it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(start({ port })).rejects.toMatchObject({
    code: "port_taken",
    message: expect.stringContaining(String(port)),
  });
  other.close();
  await once(other, "close");
  expect((await start({ port })).port).toBe(port);
});

test("a data directory of another major version is refused and left alone", async () => {
  await mkdir(join(dataDir, "pg18"), { recursive: true });
  await writeFile(join(dataDir, "pg18", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toMatchObject({
    code: "other_version",
    message: expect.stringMatching(/PostgreSQL 17.*PostgreSQL 18/),
  });
  expect(await readdir(join(dataDir, "pg18"))).toEqual(["PG_VERSION"]);
});

test("a data directory that cannot be made is a permission error that names it", async () => {
  await writeFile(dataDir, "a file is in the way");
  await expect(start()).rejects.toMatchObject({
    code: "permission",
    message: expect.stringContaining(dataDir),
  });
});

test("a folder that only its owner enters holds the server back in no way", async () => {
  await chmod(folder, 0o700);
  const first = await start();
  await ask(first.url, "create table kept as select 42 as answer");
  await first.stop();
  const second = await start();
  expect(await ask(second.url, "select answer::text from kept")).toBe("42");
});

test("a folder whose database had to be kept elsewhere says so, and refuses to be moved unnoticed", async () => {
  await chmod(folder, 0o700);
  await (await start()).stop();
  // Without root the data lies in the folder itself and moves with it.
  expect(await databaseFiles()).toEqual([asRoot ? "pg18.location.txt" : "pg18"]);
  const places = await readdir((await homeInNote()) ?? dataDir);
  expect(places).toContain("pg18");
  await rename(dataDir, join(folder, "elsewhere"));
  dataDir = join(folder, "elsewhere");
  const outcome = await start().catch((error: unknown) => error);
  expect(outcome).toMatchObject(asRoot ? { code: "moved" } : { reused: false });
});

test("a user without privileges runs a server of its own, which root leaves to that user", async () => {
  // In a checkout that only root enters, no other user can run anything of it.
  const isOpen = asRoot && (await canReach({ uid: 65_534, gid: 65_534 }, import.meta.dirname));
  const uid = isOpen ? 65_534 : undefined;
  await mkdir(dataDir);
  if (uid !== undefined) await chown(dataDir, uid, uid);
  const child = await startInChild({ uid });
  await ask(child.url, "create table kept as select 42 as answer");
  await child.stop();
  const after = await start();
  expect(await ask(after.url, "select answer::text from kept")).toBe("42");
  await after.stop();
  expect((await startInChild({ uid })).reused).toBe(false);
});

async function start(options: Omit<EmbeddedOptions, "dataDir"> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, ...options });
  running.push(server);
  return server;
}

interface ChildServer extends Omit<EmbeddedServer, "writeAhead"> {
  readonly process: ChildProcess;
}

async function startInChild(
  options: { uid?: number | undefined; temporary?: boolean } = {},
): Promise<ChildServer> {
  const { uid = "", temporary = "" } = options;
  const script = join(import.meta.dirname, "embedded-child.ts");
  const child = fork(script, [dataDir, String(temporary), String(uid)], {
    execArgv: [],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [line] = await once(child.stdout ?? child, "data");
  const answer: { error?: string } & Pick<EmbeddedServer, "port" | "url" | "loginUrl" | "reused"> =
    JSON.parse(String(line));
  if (answer.error !== undefined) throw new Error(answer.error);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.send("stop");
    await once(child, "exit");
  };
  const server = { ...answer, process: child, stop };
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const isGone = (url: string): Promise<boolean> =>
  ask(url, "select 1").then(
    () => false,
    (error: Error & { code?: string }) => error.code === "ECONNREFUSED",
  );

const home = async (): Promise<string> => (await homeInNote()) ?? dataDir;

async function storedPassword(): Promise<string> {
  return readFile(join(await home(), "pg18", "superuser-password"), "utf8");
}

/** A copy of the binaries lies beside them when the server's account cannot reach the checkout. */
async function databaseFiles(): Promise<string[]> {
  return (await readdir(dataDir)).filter((name) => name.startsWith("pg18"));
}

/** The system folder that holds the data when `dataDir` cannot. */
async function homeInNote(): Promise<string | null> {
  const note = await readFile(join(dataDir, "pg18.location.txt"), "utf8").catch(() => "");
  return /^data: (.*)$/m.exec(note)?.[1] ?? null;
}
