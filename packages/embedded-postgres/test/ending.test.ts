import { fork } from "node:child_process";
import { once } from "node:events";
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBinaries } from "../src/cluster/binaries.ts";
import { findPlace } from "../src/cluster/place.ts";
import { isAlive } from "../src/process-id.ts";
import { runProgram } from "../src/run-program.ts";
import { superuserUrl } from "../src/server/probe.ts";
import { stopServer } from "../src/server/start-server.ts";
import { type EmbeddedServer, startEmbedded } from "../src/start-embedded.ts";

let dataDir = "";
let server: EmbeddedServer;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "riskloom-ending-"));
  await chmod(dataDir, 0o755);
  server = await startEmbedded({ dataDir });
  await ask(server.url, "create table kept as select 42 as answer");
});
afterEach(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

test("a server whose only user is killed while it is still starting ends as soon as it could be used", async () => {
  await server.stop();
  // It waits for the rest of a log, and refuses whoever comes, as a server does that has much to recover.
  await appendFile(inData("postgresql.auto.conf"), "hot_standby = off\n");
  await writeFile(inData("standby.signal"), "");
  const starter = fork(join(import.meta.dirname, "embedded-child.ts"), [dataDir], { execArgv: [] });
  const password = await readFile(inData("superuser-password"), "utf8");
  const refused = async () =>
    expect(ask(superuserUrl(password, await port()), "select 1")).rejects.toMatchObject({ code: "57P03" });
  await vi.waitFor(refused, { timeout: 60_000, interval: 50 });
  starter.kill("SIGKILL");
  await once(starter, "exit");
  await delay(1_000);
  await refused();
  const { binaries, place } = await found();
  await runProgram(binaries.pgCtl, ["promote", "-D", place.dataDirectory], place.account);
  await expect.poll(() => port().catch(() => "gone"), { timeout: 60_000 }).toBe("gone");
});

test("a server that cannot write all its files soon is stopped without, and has everything at its next start", async () => {
  await holdUp();
  await server.stop();
  await expect(pid()).rejects.toThrow("ENOENT");
  const next = await startEmbedded({ dataDir });
  expect(await ask(next.url, "select answer from kept")).toBe(42);
  await next.stop();
});

test("a server is stopped for itself alone, though its users start another one at once", async () => {
  await holdUp();
  const stopped = await pid();
  await stopServer({ ...(await found()), durable: true }, stopped);
  expect(isAlive(stopped)).toBe(false);
  await expect.poll(() => ask(server.url, "select answer from kept").catch(() => "gone")).toBe(42);
  expect(await pid()).not.toBe(stopped);
});

test("a user that leaves while the server is being started again leaves nothing behind", async () => {
  const killed = await pid();
  process.kill(killed, "SIGKILL");
  // It is there, and nobody has joined it yet.
  await expect.poll(() => pid().catch(() => killed), { interval: 2 }).not.toBe(killed);
  await server.stop();
  await expect(pid()).rejects.toThrow("ENOENT");
});

/** Lets one of the server's processes stand still, so that it does not end in good order. */
async function holdUp(): Promise<void> {
  const held = await ask(server.url, "select pid from pg_stat_activity where backend_type = 'checkpointer'");
  process.kill(Number(held), "SIGSTOP");
}

test("a server that was told to write ahead has nothing left to write", async () => {
  const unwritten =
    "select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::integer > 100000 from pg_control_checkpoint()";
  await ask(server.url, "create table much as select repeat(n::text, 100) from generate_series(1, 10000) n");
  expect(await ask(server.url, unwritten)).toBe(true);
  await server.writeAhead();
  expect(await ask(server.url, unwritten)).toBe(false);
});

const inData = (name: string): string => join(dataDir, "pg18", name);

async function found() {
  const place = await findPlace(dataDir);
  return { place, binaries: await findBinaries(place.account, place.home) };
}

/** What the server's pid file says in a line; fails when there is no server. */
async function line(number: number): Promise<number> {
  return Number((await readFile(inData("postmaster.pid"), "utf8")).split("\n")[number]);
}
const pid = () => line(0);
const port = () => line(3);

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
