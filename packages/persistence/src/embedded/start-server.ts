import { open, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

import type { Binaries } from "./binaries.ts";
import { errorFromOutput, portTaken } from "./error.ts";
import type { Place } from "./place.ts";
import { runProgram } from "./run-program.ts";

export interface ServerOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  /** A free port is chosen when it is left out. */
  readonly port?: number | undefined;
  readonly durable: boolean;
}

export type StartResult = { readonly kind: "started"; readonly port: number } | { readonly kind: "occupied" };

/** The server keeps the number of the process that started it. */
export const starterSetting = "riskloom.starter_pid";

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

/** Rolls back what is in progress, stops the server and waits until it is gone. */
export async function stopServer({ dataDirectory, account }: Place, { pgCtl }: Binaries): Promise<void> {
  const args = ["stop", "-D", dataDirectory, "-m", "fast", "-w", "-t", "60"];
  const { exitCode, output } = await runProgram(pgCtl, args, account);
  if (exitCode !== 0 && !/no server running|does not exist|Is server running/i.test(output)) {
    throw errorFromOutput(`stopping PostgreSQL in ${dataDirectory}`, output);
  }
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
    `${starterSetting}=${process.pid}`,
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
