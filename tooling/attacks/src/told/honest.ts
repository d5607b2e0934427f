import { setTimeout as delay } from "node:timers/promises";
import type { ServerProcess } from "../ground/server-process.ts";
import { ask, type Asking, connections } from "./ask.ts";

/** Callers who ask so many times a second, however late the answers are. */
export interface Honest {
  /** until the answer, from the moment at which it was due to be asked for, in milliseconds */
  readonly times: readonly number[];
  readonly statuses: readonly number[];
}

/** Asks in turn for so many seconds; a request that has to wait for a connection waits in its time, too. */
export async function honest(
  server: ServerProcess,
  { asking, perSecond, seconds }: { asking: (at: number) => Asking; perSecond: number; seconds: number },
): Promise<Honest> {
  const agent = connections(50);
  const times: number[] = [];
  const statuses: number[] = [];
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = began + (at * 1_000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    const asked = async (): Promise<void> => {
      const { status } = await ask(server, agent, asking(at));
      times.push(performance.now() - due);
      statuses.push(status);
    };
    all.push(asked());
  }
  await Promise.all(all);
  agent.destroy();
  return { times, statuses };
}
