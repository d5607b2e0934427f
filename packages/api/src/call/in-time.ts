/**
 * The outcome of work within so many milliseconds, or the error that it is late; 0 is no limit. What comes later is dropped: the
 * work ends by the limits of its transactions.
 */
export function inTime<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  if (ms === 0) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
