import { once } from "node:events";
import { rm } from "node:fs/promises";
import process from "node:process";

import type { Binaries } from "./binaries.ts";
import type { Place } from "./place.ts";
import { stopServer } from "./start-server.ts";

/** What is to go, and when nothing of it is needed any more: at the end of this process's input. */
export interface Estate {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly folders: readonly string[];
}

// Run as a process of its own, to which the end of its input tells that the one that started it is done, or gone.
const { place, binaries, folders }: Estate = JSON.parse(process.argv[2] ?? "");
process.stdin.resume();
await once(process.stdin, "end");
await stopServer(place, binaries);
for (const folder of folders) await rm(folder, { recursive: true, force: true });
