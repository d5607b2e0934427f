import { setTimeout as delay } from "node:timers/promises";

interface Patience {
  /** how long is waited, in milliseconds */
  patienceMs: number;
  log(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** It is not there yet, or is starting, or has all its connections in use: not a wrong address or password. */
const late = /^(08|57P0[1-3]|53300)/;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** Does work that needs the database, which may be late: tries until it can be reached, or patience ends. */
export async function whenReachable<T>(work: () => Promise<T>, { patienceMs, log }: Patience): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!late.test(codeOf(error)) || performance.now() > until) throw error;
      if (tries === 1) log("waiting for the database", { error });
      await delay(250);
    }
  }
}
