import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Memory that a call holds when it ends, by forced collection before and while its result is alive, plus what it freed
 * just then: typed arrays live outside the heap and are counted with it.
 */
export function liveMemory(call: () => unknown): { live: number; milliseconds: number } {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const gc = (): void => {
    if (typeof collect === "function") collect();
  };
  gc();
  const before = held();
  const start = process.cpuUsage();
  let most = 0;
  const result = call();
  const { user, system } = process.cpuUsage(start);
  most = held() - before;
  gc();
  const after = held() - before;
  if (result === undefined) throw new Error("nothing to hold");
  return { live: Math.max(most, after) / 2 ** 20, milliseconds: (user + system) / 1000 };
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
