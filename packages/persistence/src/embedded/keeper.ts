import { readFile, writeFile } from "node:fs/promises";

import type { Place } from "./place.ts";
import type { RunningServer } from "./probe.ts";
import { isAlive } from "./process-id.ts";

/**
 * Takes over a running server whose starter is dead; answers whether we did. The starter stands in the server's own
 * settings, so that there is no moment at which a server runs and nobody knows whose it is.
 */
export async function takeOver(place: Place, server: RunningServer): Promise<boolean> {
  if (isAlive(server.starterPid)) return false;
  const heir = await heirOf(place, server);
  if (heir !== null && isAlive(heir)) return false;
  await writeFile(noteOf(place), `${server.pid} ${process.pid}`, { mode: 0o600 });
  return true;
}

/** Of two processes that took over at once, the last one to say so keeps the server. */
export async function isHeir(place: Place, server: RunningServer): Promise<boolean> {
  return (await heirOf(place, server)) === process.pid;
}

async function heirOf(place: Place, server: RunningServer): Promise<number | null> {
  const note = await readFile(noteOf(place), "utf8").catch(() => "");
  const [serverPid, heirPid] = note.split(" ").map(Number);
  return serverPid === server.pid && heirPid !== undefined ? heirPid : null;
}

const noteOf = (place: Place): string => `${place.dataDirectory}.keeper`;
