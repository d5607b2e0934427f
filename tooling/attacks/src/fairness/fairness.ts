import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Attack } from "../attack.ts";
import { counted, type Finding, median, quantile } from "../finding.ts";
import type { Busy } from "../ground/busy-organization.ts";
import type { ServerProcess } from "../ground/server-process.ts";
import { ask, connections, type Told } from "../told/ask.ts";
import { honest } from "../told/honest.ts";
import { reading } from "../told/requests.ts";
import { report, reporters, writers } from "./saturating.ts";

/** One organization writes and makes reports without a pause; another reads, and makes its own report, in turn with and without. */
export const fairness: Attack = {
  limits: { RATE_LIMIT: "1000000000" },
  run: async ({ busy }, server, { short, seconds = short ? 3 : 20 }) => {
    const rounds = short ? 1 : 4;
    await other(server, 2, 0);
    const alone: Other = { reads: [], reports: [], statuses: [] };
    const beside: Other = { reads: [], reports: [], statuses: [] };
    const busily: Busily[] = [];
    for (let round = 0; round < rounds; round++) {
      add(alone, await other(server, seconds, 10_000 + round * 1_000));
      const end = saturated(server, busy, round);
      add(beside, await other(server, seconds, 20_000 + round * 1_000));
      busily.push(await end());
    }
    return findings(alone, beside, busily);
  },
};

interface Other {
  readonly reads: number[];
  readonly reports: number[];
  readonly statuses: number[];
}

function add(to: Other, { reads, reports, statuses }: Other): void {
  to.reads.push(...reads);
  to.reports.push(...reports);
  to.statuses.push(...statuses);
}

/** Reads of the demo register, and one report of it after the other, each with a seed of its own so that none is known already. */
async function other(server: ServerProcess, seconds: number, seed: number): Promise<Other> {
  const until = performance.now() + seconds * 1_000;
  const reports: Told[] = [];
  const agent = connections(1);
  const reporting = async (): Promise<void> => {
    for (let at = 0; performance.now() < until; at++)
      reports.push(await ask(server, agent, report("demo-token-alice", 2, { seed: seed + at })));
  };
  const asking = (at: number) => reading[at % reading.length] ?? report("demo-token-alice", 2, { seed });
  const [read] = await Promise.all([honest(server, { asking, perSecond: 20, seconds }), reporting()]);
  agent.destroy();
  return {
    reads: [...read.times],
    reports: reports.map(({ ms }) => ms),
    statuses: [...read.statuses, ...reports.map(({ status }) => status)],
  };
}

interface Busily {
  readonly statuses: readonly number[];
  /** what they were told that nobody may be */
  readonly told: Finding;
}

/** Starts writers and reporters of the busy organization; answers what ends them. */
function saturated({ port }: ServerProcess, busy: Busy, round: number): () => Promise<Busily> {
  const worker = new Worker(new URL("./busy-worker.ts", import.meta.url), {
    workerData: { port, busy, round },
  });
  return async () => {
    const ended = once(worker, "message");
    worker.postMessage("end", []);
    const [busily] = (await ended) as [Busily];
    await worker.terminate();
    return busily;
  };
}

function findings(alone: Other, beside: Other, busily: readonly Busily[]): Finding[] {
  const p99 = ({ reads }: Other): number => quantile(reads, 0.99);
  const more = p99(beside) - p99(alone);
  const [reportAlone, reportBeside] = [median(alone.reports), median(beside.reports)];
  const busyStatuses = busily.flatMap((one) => one.statuses);
  const statuses = [...alone.statuses, ...beside.statuses];
  return [
    {
      what: `answers to the busy one (${writers} writers, ${reporters} reporters)`,
      figure: counted(busyStatuses),
      bound: "200 and 503 alone",
      fine: busyStatuses.every((status) => status === 200 || status === 503),
    },
    {
      what: "answers to the other",
      figure: counted(statuses),
      bound: "200 alone",
      fine: statuses.every((status) => status === 200),
      timed: statuses.every((status) => status === 200 || status === 503),
    },
    {
      what: `99th percentile of the other's reads, alone and beside (ms)`,
      figure: `${p99(alone).toFixed(0)} and ${p99(beside).toFixed(0)}`,
      bound: "100 more",
      fine: more <= 100,
      timed: true,
    },
    {
      what: `its report, medians of ${alone.reports.length} and ${beside.reports.length} (ms)`,
      figure: `${reportAlone.toFixed(0)} and ${reportBeside.toFixed(0)}`,
      bound: "twice as long",
      fine: reportBeside <= 2 * reportAlone,
      timed: true,
    },
    ...busily.map(({ told }, round) => ({ ...told, what: `${told.what} to the busy one (${round + 1})` })),
  ];
}
