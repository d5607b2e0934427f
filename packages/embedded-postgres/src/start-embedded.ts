import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { findBinaries } from "./cluster/binaries.ts";
import { createCluster, superuserPassword } from "./cluster/create-cluster.ts";
import { EmbeddedError } from "./error.ts";
import type { UsedServer } from "./server/leave-server.ts";
import { type LoginRole, prepareLogin } from "./server/login-role.ts";
import { startWatchdog } from "./server/start-watchdog.ts";
import { findPlace } from "./cluster/place.ts";
import { Presence } from "./server/presence.ts";
import { probe, superuserUrl } from "./server/probe.ts";
import { startServer } from "./server/start-server.ts";
import { writeAhead } from "./server/write-ahead.ts";
import { messageOf } from "./system-error.ts";

export interface EmbeddedOptions {
  /** The database is `<dataDir>/pg18`; both are made when they do not exist. */
  readonly dataDir: string;
  /** On 127.0.0.1; a free one is chosen when it is left out. A server that runs already keeps its own. */
  readonly port?: number;
  /** False leaves out every wait for the disk: for tests only, a power cut may lose the database. Default true. */
  readonly durable?: boolean;
  /** True removes `dataDir` with the server. Default false. */
  readonly temporary?: boolean;
  /** As whom the database is used, for `loginUrl`; a role of the name `owner` unless said. */
  readonly login?: LoginRole;
  /** Told the new URL of the login role when the server had to be started again on another port. */
  readonly onMoved?: (loginUrl: string) => void;
  readonly log?: (message: string) => void;
}

export interface EmbeddedServer {
  /** Of the superuser `postgres`, to the database `postgres`. */
  readonly url: string;
  /** Of the role that owns that database and is no superuser. */
  readonly loginUrl: string;
  readonly port: number;
  /** True when the server was running already. */
  readonly reused: boolean;
  /** Writes to its files what only its log holds: after much was written, so that its end takes no time. */
  writeAhead(): Promise<void>;
  /** Ends our use of the server, and the server with its last user. */
  stop(): Promise<void>;
}

const patienceMs = 120_000;

/**
 * Starts the PostgreSQL that comes with this package, or joins the one that runs in `dataDir` already. Whoever uses it keeps
 * it running: it is started again when it ends, and it ends with its last user, however that one ends.
 *
 * @throws EmbeddedError with one of the closed list of codes.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, durable = true, temporary = false, login = { name: "owner" } } = options;
  const place = await findPlace(dataDir);
  const binaries = await findBinaries(place.account, place.home);
  await createCluster({ place, binaries, durable });
  const password = await superuserPassword(place);
  const cluster = { place, binaries, durable, folders: temporary ? [place.home, resolve(dataDir)] : [] };
  // First, so that there is no moment at which a server runs and nobody would end it.
  const leave = startWatchdog(cluster);
  try {
    const used = await use({ ...cluster, password }, options);
    const loginPassword = await prepareLogin(place, superuserUrl(password, used.port), login);
    const loginUrl = (port: number) =>
      superuserUrl(password, port).replace(
        /\/\/.*@/,
        `//${encodeURIComponent(login.name)}:${loginPassword}@`,
      );
    const end = keepRunning(
      used,
      { ...cluster, password },
      { ...options, moved: (port) => options.onMoved?.(loginUrl(port)) },
    );
    const { port, reused } = used;
    const url = superuserUrl(password, port);
    const stop = () => end().then(leave);
    return { url, loginUrl: loginUrl(port), port, reused, writeAhead: () => writeAhead(url), stop };
  } catch (error) {
    await leave();
    throw error;
  }
}

interface Cluster extends UsedServer {
  readonly password: string;
}

interface Used {
  readonly presence: Presence;
  readonly port: number;
  readonly reused: boolean;
}

/** Joins the server that runs, or starts it, and is present from then on. */
async function use(
  cluster: Cluster,
  { port, log = () => undefined }: EmbeddedOptions,
  over?: AbortSignal,
): Promise<Used> {
  const { place, password } = cluster;
  const deadline = Date.now() + patienceMs;
  let reused = true;
  while (Date.now() < deadline) {
    const running = await probe(place.dataDirectory, password);
    if (running === null) {
      // What was started before is joined first, so that leaving it ends it.
      if (over?.aborted === true) break;
      reused = (await startServer({ ...cluster, port })).kind === "occupied";
      // Another process starts or stops it right now.
      if (reused) await delay(100);
      continue;
    }
    // It may be stopped by its last user between our two looks.
    const presence = await Presence.begin(superuserUrl(password, running.port)).catch(() => null);
    if (presence === null) continue;
    log(`PostgreSQL ${reused ? "runs already" : "started"} in ${place.dataDirectory}, port ${running.port}`);
    return { presence, port: running.port, reused };
  }
  throw new EmbeddedError(
    "not_started",
    `PostgreSQL in ${place.dataDirectory} is neither ready nor gone after ${patienceMs / 1000} s; see server.log there.`,
  );
}

/** Starts the server again, or joins it again, whenever it went away; answers what ends our use of it. */
function keepRunning(
  first: Used,
  cluster: Cluster,
  { moved, ...options }: EmbeddedOptions & { moved: (port: number) => void },
): () => Promise<void> {
  let { presence, port } = first;
  const over = new AbortController();
  const again = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await presence.ended;
      if (over.signal.aborted) return;
      options.log?.("PostgreSQL went away");
      // The same port, so that nobody has to be told, unless another program took it meanwhile.
      const used = await use(cluster, { ...options, port }, over.signal)
        .catch(() => use(cluster, { ...options }, over.signal))
        .catch((error: unknown) => {
          if (!over.signal.aborted) options.log?.(messageOf(error));
          return undefined;
        });
      if (used === undefined) await delay(over.signal.aborted ? 0 : 1_000);
      else ({ presence } = used);
      if (over.signal.aborted) await presence.end();
      if (used !== undefined && used.port !== port) moved((port = used.port));
    }
  };
  const kept = again();
  return async () => {
    over.abort();
    await presence.end();
    // A server that is just being started again is ours, too, and ends before we have ended.
    await kept;
  };
}
