import { AsyncLocalStorage } from "node:async_hooks";
import { unavailable } from "@riskloom/domain";

/** What connections are used for: reads, changes, which wait for their organization's turn, and long work. */
export type Use = "read" | "write" | "long";

/** For whom; whoever calls for the first time shares with all whose organization is not known yet. */
export type Party = number | "unknown";

/** The part of a pool that one organization may use at the same time; together they leave some of it to the others. */
const parts: Record<Use, number> = { read: 1 / 2, write: 1 / 4, long: 1 / 8 };

/** How many of one organization and use may wait for each that runs. */
const waitingEach = 50;

interface Share {
  running: number;
  readonly waiting: Set<() => void>;
}

/**
 * Shares the connections of a pool between organizations, so that neither the readers of one wait for its writers, nor anybody
 * for another organization's. Whoever finds too many waiting is refused at once, and nobody waits for longer than for a
 * connection.
 */
export class Shares {
  readonly #poolSize: number;
  readonly #patienceMs: number;
  readonly #shares = new Map<string, Share>();
  /** set for work that has a connection already: what it does on a second one must not wait for others like it */
  readonly #within = new AsyncLocalStorage<true>();

  constructor(poolSize: number, patienceMs: number) {
    this.#poolSize = poolSize;
    this.#patienceMs = patienceMs;
  }

  /** Runs work when it is its party's turn. @throws DomainError Unavailable */
  async during<T>(party: Party, use: Use, work: () => Promise<T>): Promise<T> {
    if (this.#within.getStore() === true) return work();
    const name = `${party} ${use}`;
    const share = this.#shares.get(name) ?? { running: 0, waiting: new Set() };
    this.#shares.set(name, share);
    const most = Math.max(1, Math.floor(this.#poolSize * parts[use]));
    if (share.running < most) share.running++;
    else await this.#turn(share, most * waitingEach);
    try {
      return await this.#within.run(true, work);
    } finally {
      const [next] = share.waiting;
      if (next !== undefined) next();
      else if (--share.running === 0) this.#shares.delete(name);
    }
  }

  /** Waits until whoever ends hands its place on. */
  #turn({ waiting }: Share, most: number): Promise<void> {
    if (waiting.size >= most) return Promise.reject(overloaded());
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        clearTimeout(timer);
        waiting.delete(take);
        settle();
      };
      const take = end(resolve);
      const ms = this.#patienceMs === 0 ? 2 ** 31 - 1 : this.#patienceMs;
      const timer = setTimeout(
        end(() => reject(overloaded())),
        ms,
      );
      waiting.add(take);
    });
  }
}

const overloaded = () => unavailable("Too much is asked of this organization's register at once.");
