import { parentPort, workerData } from "node:worker_threads";
import type { Busy } from "../ground/busy-organization.ts";
import { Said } from "../told/said.ts";
import { saturating } from "./saturating.ts";

// In a thread of its own, so that the times of the other organization hold none of the work of asking for this one.
const { port, busy, round } = workerData as { port: number; busy: Busy; round: number };
const said = new Said([busy.token, busy.password]);
const end = saturating({ port, said }, busy, round);
parentPort?.once("message", () => {
  void end().then((statuses) => parentPort?.postMessage({ statuses, told: said.finding() }, []));
});
