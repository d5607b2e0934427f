import { parentPort, workerData } from "node:worker_threads";
import { Crowd } from "./crowd.ts";

// In a thread of its own, so that the times of the honest hold none of the work of the hostile.
const { port, connections, overMs } = workerData as { port: number; connections: number; overMs: number };
const crowd = new Crowd(port);
crowd.enter(connections, overMs);
parentPort?.once("message", () => parentPort?.postMessage(crowd.leave(), []));
