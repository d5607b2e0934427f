import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Attack } from "../attack.ts";
import { counted, type Finding, quantile } from "../finding.ts";
import type { ServerProcess } from "../ground/server-process.ts";
import { ask, calling, connections } from "../told/ask.ts";
import { honest } from "../told/honest.ts";
import { reading } from "../told/requests.ts";

/** A thousand hostile connections beside honest callers, in turn with honest callers alone. */
export const hostile: Attack = {
  limits: { RATE_LIMIT: "1000000000" },
  run: async (_, server, { short, seconds = short ? 4 : 30 }) => {
    const [connections, rounds] = short ? [100, 1] : [1_000, 3];
    await observed(server, 5);
    // the threads of reports are kept once there was one
    await ask(
      server,
      agent,
      calling("query", "report.monteCarlo", { projectGroupId: 2 }, "demo-token-alice"),
    );
    const quiet: Observed = { times: [], statuses: [], memory: [] };
    const beside: Observed = { times: [], statuses: [], memory: [] };
    const told: Record<string, string>[] = [];
    for (let round = 0; round < rounds; round++) {
      add(quiet, await observed(server, seconds));
      const leave = crowd(server, connections);
      await delay(enteringMs);
      add(beside, await observed(server, seconds));
      told.push(await leave());
      // what was begun for them ends
      await delay(2_000);
    }
    return findings({ connections, quiet, beside, told: told.at(-1) ?? {}, lives: server.lives });
  },
};

const agent = connections(1);

/** How long the hostile take to come in, in milliseconds. */
const enteringMs = 2_000;

function crowd({ port }: ServerProcess, connections: number): () => Promise<Record<string, string>> {
  const worker = new Worker(new URL("./crowd-worker.ts", import.meta.url), {
    workerData: { port, connections, overMs: enteringMs },
  });
  return async () => {
    const left = once(worker, "message");
    worker.postMessage("leave", []);
    const [told] = (await left) as [Record<string, string>];
    await worker.terminate();
    return told;
  };
}

interface Observed {
  readonly times: number[];
  readonly statuses: number[];
  readonly memory: number[];
}

function add(to: Observed, { times, statuses, memory }: Observed): void {
  to.times.push(...times);
  to.statuses.push(...statuses);
  to.memory.push(...memory);
}

/** Honest callers for so many seconds, and how much memory the server has meanwhile. */
async function observed(server: ServerProcess, seconds: number): Promise<Observed> {
  const asking = (at: number) => reading[at % reading.length] ?? { method: "GET", path: "/livez" };
  const memory: number[] = [];
  const asked = honest(server, { asking, perSecond: 20, seconds });
  const state = { over: false };
  const watch = async (): Promise<void> => {
    while (!state.over) {
      memory.push(await server.memory());
      await delay(500);
    }
  };
  const watched = watch();
  const { times, statuses } = await asked;
  state.over = true;
  await watched;
  return { times: [...times], statuses: [...statuses], memory };
}

interface Compared {
  connections: number;
  quiet: Observed;
  beside: Observed;
  told: Record<string, string>;
  lives: boolean;
}

function findings({ connections, quiet, beside, told, lives }: Compared): Finding[] {
  const [before, after] = [quantile(quiet.times, 0.99), quantile(beside.times, 0.99)];
  const [memoryBefore, memoryAfter] = [Math.max(...quiet.memory), Math.max(...beside.memory)];
  return [
    {
      what: `answers to the honest beside ${connections} hostile connections`,
      figure: counted(beside.statuses),
      bound: "200 alone, and it lives",
      fine: lives && beside.statuses.every((status) => status === 200),
      timed: lives && beside.statuses.every((status) => status === 200 || status === 503),
    },
    {
      what: "99th percentile of the honest, quiet and beside them (ms)",
      figure: `${before.toFixed(0)} and ${after.toFixed(0)}`,
      bound: "3 times as long",
      fine: after <= 3 * before,
      timed: true,
    },
    {
      what: "most memory of the server, quiet and beside them (MB)",
      figure: `${memoryBefore.toFixed(0)} and ${memoryAfter.toFixed(0)}`,
      bound: "150 more",
      fine: memoryAfter - memoryBefore <= 150,
      timed: true,
    },
    ...Object.keys(told)
      .toSorted((one, other) => one.localeCompare(other))
      .map((what) => ({
        what: `  ${what}`,
        figure: told[what] ?? "",
        fine: !/\b50[0-24-9]\b/.test(told[what] ?? ""),
      })),
  ];
}
