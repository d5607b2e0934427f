import { open, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import type { Binaries } from "../cluster/binaries.ts";
import { EmbeddedError, errorFromOutput, portTaken } from "../error.ts";
import type { Place } from "../cluster/place.ts";
import { isAlive } from "../process-id.ts";
import { runProgram } from "../run-program.ts";

export interface ServerOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  /** A free port is chosen when it is left out. */
  readonly port?: number | undefined;
  readonly durable: boolean;
}

export type Stoppable = Pick<ServerOptions, "place" | "binaries" | "durable">;

export type StartResult = { readonly kind: "started"; readonly port: number } | { readonly kind: "occupied" };

const largestLogBytes = 10 * 1024 * 1024;

/** Starts the server; "occupied" when another process was quicker (PostgreSQL's own lock on its directory decides). */
export async function startServer(options: ServerOptions): Promise<StartResult> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const output = await launch(options, port);
    if (output === null) return { kind: "started", port };
    if (/lock file ".*postmaster\.pid" already exists/.test(output)) {
      return { kind: "occupied" };
    }
    if (!/could not bind|Address already in use/i.test(output)) {
      throw errorFromOutput(`starting PostgreSQL in ${options.place.dataDirectory}`, output);
    }
    // A free port can be taken between our look and the server's.
    if (options.port !== undefined || attempt === 5) throw portTaken(port);
  }
}

/**
 * Rolls back what is in progress, stops the server of that process number and waits until it is gone. It first writes its files
 * as its log has them; where a slow disk makes that last, it leaves it to its next start, which then does it from the log:
 * nothing is lost so. Another server that is started in its place meanwhile is neither touched nor waited for.
 */
export async function stopServer({ place, binaries, durable }: Stoppable, pid: number): Promise<void> {
  const ended = async (signal: "INT" | "QUIT", seconds: number): Promise<boolean> => {
    await runProgram(binaries.pgCtl, ["kill", signal, `${pid}`], place.account);
    const until = Date.now() + seconds * 1_000;
    while (isAlive(pid) && Date.now() < until) await delay(10);
    return !isAlive(pid);
  };
  // Without durability its log may not be on the disk either.
  if ((await ended("INT", durable ? 1 : 60)) || (await ended("QUIT", 60))) return;
  throw new EmbeddedError(
    "not_started",
    `PostgreSQL in ${place.dataDirectory} does not stop (process ${pid}).`,
  );
}

/** Null when the server runs and accepts connections, else what it said. */
async function launch({ place, binaries, durable }: ServerOptions, port: number): Promise<string | null> {
  const log = join(place.dataDirectory, "server.log");
  const before = await logSize(log);
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const serverArgs = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
  const args = ["start", "-D", place.dataDirectory, "-l", log, "-w", "-t", "120", "-o", serverArgs];
  const { exitCode, output } = await runProgram(binaries.pgCtl, args, place.account);
  return exitCode === 0 ? null : `${await logFrom(log, before)}\n${output}`;
}

async function logSize(log: string): Promise<number> {
  const size = await stat(log).then(
    (file) => file.size,
    () => 0,
  );
  if (size <= largestLogBytes) return size;
  await rm(log);
  return 0;
}

async function logFrom(log: string, position: number): Promise<string> {
  const file = await open(log).catch(() => null);
  if (file === null) return "";
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536), position });
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
