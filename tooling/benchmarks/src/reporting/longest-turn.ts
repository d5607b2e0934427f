import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

/** How long others had to wait at worst: milliseconds on the clock, and of this thread's own CPU time. */
export interface Turn {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * The longest turn of the event loop while work runs, by a timer that looks in every millisecond. The CPU time is what
 * the thread itself was busy for, whatever else the machine had to do.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<Turn> {
  const longest = { wall: 0, cpu: 0 };
  const look = (): { now: number; busy: number } => {
    const { user, system } = process.threadCpuUsage();
    return { now: performance.now(), busy: (user + system) / 1000 };
  };
  // what is in the way from before is not the work's
  await sleep(20);
  let last = look();
  const timer = setInterval(() => {
    const next = look();
    longest.wall = Math.max(longest.wall, next.now - last.now);
    longest.cpu = Math.max(longest.cpu, next.busy - last.busy);
    last = next;
  }, 1);
  try {
    await work();
    await sleep(5);
  } finally {
    clearInterval(timer);
  }
  return longest;
}
