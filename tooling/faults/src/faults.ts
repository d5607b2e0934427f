import { open, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { Arena, Scene } from "./arena.ts";

/** Something that happens to a database or a server, and is over when `strike` returns. */
export interface Fault extends Scene {
  strike(arena: Arena): Promise<void>;
}

const impatient = {
  CONNECT_TIMEOUT_MS: "500",
  STATEMENT_TIMEOUT_MS: "500",
  LOCK_TIMEOUT_MS: "500",
  IDLE_TRANSACTION_TIMEOUT_MS: "500",
};

/** By name; sorted. */
export const faults: Readonly<Record<string, Fault>> = {
  away: {
    strike: async ({ wire }) => {
      wire.cut();
      await delay(300);
      wire.mend();
    },
  },
  connections: { strike: outOfConnections },
  disk: {
    disk: 300,
    strike: async (arena) => {
      const ballast = join(arena.folder, "ballast");
      await filled(ballast);
      await delay(2_000);
      await rm(ballast);
      await untilReady(arena);
    },
  },
  frozen: {
    limits: impatient,
    strike: async ({ postmaster }) => {
      const pids = await family(await postmaster());
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      await delay(2_000);
      for (const pid of pids) process.kill(pid, "SIGCONT");
    },
  },
  killed: {
    strike: async (arena) => {
      const { rows } = await asSuperuser(
        arena,
        "select pid from pg_stat_activity where usename = 'riskloom_owner' and backend_type = 'client backend' limit 1",
      );
      for (const { pid } of rows) process.kill(pid, "SIGKILL");
      await untilReady(arena);
    },
  },
  moved: { embedded: true, strike: moved },
  peer: {
    limits: impatient,
    strike: async (arena) => {
      const before = arena.server;
      arena.server = await arena.startServer();
      await delay(300);
      arena.server.process.kill("SIGSTOP");
      const frozen = arena.server;
      arena.server = before;
      await delay(1_000);
      frozen.process.kill("SIGCONT");
      frozen.process.kill("SIGKILL");
    },
  },
  postmaster: { strike: (arena) => ended(arena, "SIGKILL") },
  restarted: { strike: (arena) => ended(arena, "SIGINT") },
  server: {
    strike: async (arena) => {
      arena.server.process.kill("SIGKILL");
      arena.server = await arena.startServer();
    },
  },
  terminated: {
    strike: async (arena) => {
      await asSuperuser(
        arena,
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'riskloom_owner'",
      );
    },
  },
};

/** Writes until nothing more goes in. */
async function filled(file: string): Promise<void> {
  const ballast = await open(file, "w");
  try {
    for (const bytes of [1_048_576, 4_096])
      for (let full = false; !full;)
        full = await ballast.write(Buffer.alloc(bytes)).then(
          ({ bytesWritten }) => bytesWritten < bytes,
          () => true,
        );
  } finally {
    await ballast.close();
  }
}

/** Whoever uses the database starts it again. */
async function ended(arena: Arena, signal: NodeJS.Signals): Promise<void> {
  const before = await arena.postmaster();
  process.kill(before, signal);
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const now = await arena.postmaster().catch(() => before);
    if (now !== before) return untilReady(arena);
    await delay(10);
  }
  throw new Error("The database did not come back.");
}

/** It is killed, and another program takes its port before it is started again. */
async function moved(arena: Arena): Promise<void> {
  const { port } = new URL(arena.url);
  const squatter = createServer((socket) => socket.destroy());
  const take = () => squatter.listen(Number(port), "127.0.0.1");
  squatter.on("error", () => setTimeout(take, 1));
  const taken = new Promise((resolve) => squatter.once("listening", resolve));
  const back = ended(arena, "SIGKILL");
  take();
  await Promise.all([taken, back]);
  squatter.close();
}

/** Others take every connection, and those of the server as well, as soon as they are cut. */
async function outOfConnections({ loginUrl, ...arena }: Arena): Promise<void> {
  const taken: Client[] = [];
  const fill = async () => {
    for (let full = false; !full;) {
      const client = new Client({ connectionString: loginUrl, application_name: "others" });
      client.on("error", () => undefined);
      full = await client.connect().then(
        () => (taken.push(client), false),
        () => true,
      );
    }
  };
  await fill();
  await asSuperuser(
    arena,
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'riskloom_owner' and application_name <> 'others'",
  );
  await fill();
  await delay(500);
  await Promise.all(taken.map((client) => client.end()));
}

async function asSuperuser({ url }: Pick<Arena, "url">, statement: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const result = await client.query<{ pid: number }>(statement);
  await client.end().catch(() => undefined);
  return result;
}

async function untilReady(arena: Arena): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const ready = await asSuperuser(arena, "select 1").catch(() => null);
    if (ready !== null) return;
    await delay(10);
  }
}

/** A process and its children, the children last. */
async function family(pid: number): Promise<number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((one) => one > 0);
  const parents = await Promise.all(
    pids.map((one) => readFile(`/proc/${one}/stat`, "utf8").then(parentIn, () => 0)),
  );
  return [pid, ...pids.filter((_, index) => parents[index] === pid)];
}

const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
