/** That this process is to end. */
export interface Told {
  /** the first signal that says so, or "disconnect" */
  readonly signal: Promise<string>;
  /** whether it came */
  readonly already: () => boolean;
}

/**
 * Listens for the signals that ask a process to end; they may come to it more than once, from a terminal and from a launcher.
 * A launcher that keeps a channel to it asks by its own end, too.
 */
export function untilTold(signals: readonly NodeJS.Signals[]): Told {
  const { promise, resolve } = Promise.withResolvers<string>();
  let came = false;
  const tell = (what: string) => {
    came = true;
    resolve(what);
  };
  for (const signal of signals) process.on(signal, tell);
  if (process.connected) process.once("disconnect", () => tell("disconnect"));
  return { signal: promise, already: () => came };
}
