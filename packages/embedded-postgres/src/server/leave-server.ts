import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

import type { Binaries } from "../cluster/binaries.ts";
import { superuserPassword } from "../cluster/create-cluster.ts";
import type { Place } from "../cluster/place.ts";
import { ifUnused } from "./presence.ts";
import { lookFor, superuserUrl } from "./probe.ts";
import { stopServer } from "./start-server.ts";

/** A server that this process uses, and the folders that go with it. */
export interface UsedServer {
  readonly place: Place;
  readonly binaries: Binaries;
  /** whether what it acknowledged is on the disk */
  readonly durable: boolean;
  /** Removed with the server; none unless it is temporary. */
  readonly folders: readonly string[];
}

const pauseMs = 100;

/**
 * Stops a server that nobody uses any more, and removes what goes with it; leaves it to its other users where there are any.
 *
 * @param died whether the last user may have ended without a word, perhaps while it was starting the server
 */
export async function leaveServer(server: UsedServer, died: boolean): Promise<void> {
  // How often each may be found. Of a user that died, the server may notice late; one that is being started comes late itself.
  const left = died ? { gone: 5, used: 20, busy: 1_200 } : { gone: 1, used: 1, busy: 1_200 };
  for (;;) {
    const found = await stopIfUnused(server);
    if (found === "stopped") break;
    left[found] -= 1;
    if (left[found] === 0 && found === "gone") break;
    if (left[found] === 0) return;
    await delay(pauseMs);
  }
  for (const folder of server.folders) await rm(folder, { recursive: true, force: true });
}

/** What became of the server: "busy" is one that starts or stops just now, of which nobody knows yet who uses it. */
async function stopIfUnused(server: UsedServer): Promise<"busy" | "gone" | "stopped" | "used"> {
  const password = await superuserPassword(server.place).catch(() => null);
  // Another user of a temporary server was the last one.
  if (password === null) return "gone";
  const found = await lookFor(server.place.dataDirectory, password);
  if (found === null) return "gone";
  if (found === "busy") return "busy";
  const alone = ifUnused(superuserUrl(password, found.port), () => stopServer(server, found.pid));
  // It may go away between our two looks.
  return alone.then(
    (stopped) => (stopped ? "stopped" : "used"),
    () => "busy",
  );
}
