/** How many requests one credential may send; 0 sets no limit on bursts. */
export interface RateLimit {
  readonly perHour: number;
  /** in any two seconds that begin with a request */
  readonly burst: number;
}

export interface Allowance {
  readonly headers: Readonly<Record<string, string>>;
  /** seconds until the next request is allowed; null when this one is */
  readonly retryAfter: number | null;
}

interface Window {
  used: number;
  until: number;
}

const hour = 3_600_000;
const moment = 2_000;
const most = 10_000;

/** Counts the requests of each key, in the memory of this process; `now` is milliseconds since 1970. */
export function rateLimiter({ perHour, burst }: RateLimit, now: () => number): (key: string) => Allowance {
  const hours = new Map<string, Window>();
  const bursts = new Map<string, Window>();
  return (key) => {
    const at = now();
    const long = windowOf(hours, key, at, hour);
    const short = windowOf(bursts, key, at, moment);
    const over = long.used >= perHour ? long : burst > 0 && short.used >= burst ? short : null;
    if (over === null) {
      long.used++;
      short.used++;
    }
    return {
      headers: {
        "X-RateLimit-Limit": String(perHour),
        "X-RateLimit-Remaining": String(perHour - long.used),
        "X-RateLimit-Reset": String(Math.ceil(long.until / 1000)),
      },
      retryAfter: over && Math.max(1, Math.ceil((over.until - at) / 1000)),
    };
  };
}

/** The oldest keys are forgotten when there are too many: a flood of made-up ones must not fill the memory. */
function windowOf(windows: Map<string, Window>, key: string, at: number, length: number): Window {
  const known = windows.get(key);
  if (known && known.until > at) return known;
  const made = { used: 0, until: at + length };
  windows.delete(key);
  windows.set(key, made);
  const [oldest] = windows.keys();
  if (windows.size > most && oldest !== undefined) windows.delete(oldest);
  return made;
}
