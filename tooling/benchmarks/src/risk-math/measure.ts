import process from "node:process";

/** Least CPU time of one call in milliseconds over some rounds; short calls are repeated to fill 20 ms a round. */
export function cpuTime(call: () => unknown, rounds: number = 7): number {
  let repeat = 1;
  let spent = batch(call, repeat);
  while (spent < 20 && repeat < 1000) {
    repeat *= 2;
    spent = batch(call, repeat);
  }
  let least = spent / repeat;
  for (let round = 1; round < rounds; round += 1) least = Math.min(least, batch(call, repeat) / repeat);
  return least;
}

/** CPU time of all of the process's threads, so that other work on the machine does not count. */
function batch(call: () => unknown, repeat: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeat; i += 1) call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
