import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import type { Binaries } from "./embedded/binaries.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { createCluster, passwordFile } from "./embedded/create-cluster.ts";
import { EmbeddedError, permission } from "./embedded/error.ts";
import { isHeir, takeOver } from "./embedded/keeper.ts";
import { outlive } from "./embedded/outlive.ts";
import type { Place } from "./embedded/place.ts";
import { findPlace } from "./embedded/place.ts";
import type { RunningServer } from "./embedded/probe.ts";
import { probe, superuserUrl } from "./embedded/probe.ts";
import { startServer, stopServer } from "./embedded/start-server.ts";
import { messageOf } from "./embedded/system-error.ts";

export { EmbeddedError, type EmbeddedErrorCode } from "./embedded/error.ts";

export interface EmbeddedOptions {
  /** The database is `<dataDir>/pg18`; both are made when they do not exist. */
  readonly dataDir: string;
  /** On 127.0.0.1; a free one is chosen when it is left out. A server that runs already keeps its own. */
  readonly port?: number;
  /** False leaves out every wait for the disk: for tests only, a power cut may lose the database. Default true. */
  readonly durable?: boolean;
  /** True lets a server that this process starts end with it, however it ends, and `dataDir` with the server. Default false. */
  readonly temporary?: boolean;
  readonly log?: (message: string) => void;
}

export interface EmbeddedServer {
  /** Of the superuser `postgres`, to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** True when the server was running already. */
  readonly reused: boolean;
  /** Stops the server if this process started it, or took it over from a process that died; else does nothing. A temporary one is removed. */
  stop(): Promise<void>;
}

const patienceMs = 120_000;

/**
 * Starts the PostgreSQL that comes with this package, or joins the one that runs in `dataDir` already.
 *
 * @throws EmbeddedError with one of the closed list of codes.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, port, durable = true, temporary = false, log = () => undefined } = options;
  const place = await findPlace(dataDir);
  const binaries = await findBinaries(place.account, place.home);
  await createCluster({ place, binaries, durable });
  const password = await readPassword(place);
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const running = await probe(place.dataDirectory, password);
    if (running !== null) {
      log(`PostgreSQL runs already in ${place.dataDirectory}, port ${running.port}`);
      return joinServer({ place, binaries, password }, running);
    }
    const started = await startServer({ place, binaries, port, durable });
    if (started.kind === "started") {
      log(`PostgreSQL started in ${place.dataDirectory}, port ${started.port}`);
      const folders = [place.home, resolve(dataDir)];
      const stop = temporary
        ? outlive({ place, binaries, folders })
        : (): Promise<void> => stopServer(place, binaries);
      return { url: superuserUrl(password, started.port), port: started.port, reused: false, stop };
    }
    // Another process starts or stops it right now.
    await delay(100);
  }
  throw new EmbeddedError(
    "not_started",
    `PostgreSQL in ${place.dataDirectory} is neither ready nor gone after ${patienceMs / 1000} s; see server.log there.`,
  );
}

interface Cluster {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly password: string;
}

async function joinServer(cluster: Cluster, running: RunningServer): Promise<EmbeddedServer> {
  const { place, binaries, password } = cluster;
  const isOurs = await takeOver(place, running);
  const stop = async (): Promise<void> => {
    if (isOurs && (await isHeir(place, running))) await stopServer(place, binaries);
  };
  return { url: superuserUrl(password, running.port), port: running.port, reused: true, stop };
}

async function readPassword({ dataDirectory }: Place): Promise<string> {
  try {
    return await readFile(join(dataDirectory, passwordFile), "utf8");
  } catch (error) {
    throw permission(`${dataDirectory} was not made by this program (${messageOf(error)}).`);
  }
}
