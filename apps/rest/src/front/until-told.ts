/** That this process is to end. */
export interface Told {
  /** the first signal that says so, or "disconnect" */
  readonly signal: Promise<string>;
  /** whether it came */
  readonly already: () => boolean;
  /** a signal a second or more after the first: whoever sends it does not want to wait */
  readonly again: Promise<string>;
}

/** Signals within this time are one: they may come from a terminal, a launcher and a process manager at once. */
const onceMs = 1_000;

/**
 * Listens for the signals that ask a process to end. A launcher that keeps a channel to it asks by its own end, too.
 */
export function untilTold(signals: readonly NodeJS.Signals[]): Told {
  const first = Promise.withResolvers<string>();
  const again = Promise.withResolvers<string>();
  let since: number | null = null;
  const tell = (what: string) => {
    since ??= performance.now();
    first.resolve(what);
    if (performance.now() - since >= onceMs) again.resolve(what);
  };
  for (const signal of signals) process.on(signal, tell);
  if (process.connected) process.once("disconnect", () => tell("disconnect"));
  return { signal: first.promise, already: () => since !== null, again: again.promise };
}
