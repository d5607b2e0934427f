// @ts-check

/**
 * Calls `onLoss` when the npm script that runs us is gone. npm passes a signal on to its shell alone, and the shell
 * dies without a word to us; the server would go on for ever.
 *
 * @param {() => void} onLoss
 * @returns {() => void}  Ends the watch.
 */
export function watchCallingScript(onLoss) {
  if (process.env["npm_lifecycle_event"] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onLoss();
  }, 200);
  timer.unref();
  return () => clearInterval(timer);
}
