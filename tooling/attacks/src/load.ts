import type { Attack } from "./attack.ts";
import { counted, type Finding, median, quantile } from "./finding.ts";
import type { ServerProcess } from "./ground/server-process.ts";
import { ask, connections } from "./told/ask.ts";
import { changing, reading } from "./told/requests.ts";

const callers = 200;

/** Two hundred connections that ask without a pause, of which one request in twenty changes something. */
export const load: Attack = {
  limits: { RATE_LIMIT: "1000000000" },
  run: async (_, server, { short, seconds = short ? 8 : 600 }) => {
    const statuses: number[] = [];
    const times: number[] = [];
    const until = performance.now() + seconds * 1_000;
    const memory = watched(server, until);
    let at = 0;
    const caller = async (): Promise<void> => {
      while (performance.now() < until) {
        at += 1;
        const of = at % 20 === 0 ? changing(at) : reading;
        const asking = of[Math.floor(at / 7) % of.length];
        if (asking === undefined) return;
        const { status, ms } = await ask(server, agent, asking);
        statuses.push(status);
        times.push(ms);
      }
    };
    const agent = connections(callers);
    await Promise.all(Array.from({ length: callers }, caller));
    agent.destroy();
    return findings({ statuses, times, seconds, memory: await memory });
  },
};

/** How much memory the server had, every second. */
async function watched(server: ServerProcess, until: number): Promise<number[]> {
  const memory: number[] = [];
  while (performance.now() < until) {
    memory.push(await server.memory());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return memory;
}

interface Measured {
  statuses: readonly number[];
  times: readonly number[];
  seconds: number;
  memory: readonly number[];
}

function findings({ statuses, times, seconds, memory }: Measured): Finding[] {
  const wrong = statuses.filter((status) => status !== 200);
  // the first minute fills what is kept
  const settled = memory.slice(Math.min(60, Math.floor(memory.length / 4)));
  const part = Math.ceil(settled.length / 4);
  const ratio = median(settled.slice(-part)) / median(settled.slice(0, part));
  const megabytes = (value: number): string => value.toFixed(0);
  return [
    {
      what: `requests in ${seconds} s through ${callers} connections`,
      figure: `${statuses.length} (${(statuses.length / seconds).toFixed(0)} a second)`,
      fine: true,
    },
    {
      what: "answers other than 200",
      figure: counted(wrong) || "none",
      bound: "none",
      fine: wrong.length === 0,
      // a machine that is too slow for so many refuses some, but answers nothing else
      timed: wrong.every((status) => status === 503),
    },
    {
      what: "median and 99th percentile (ms)",
      figure: `${median(times).toFixed(0)} and ${quantile(times, 0.99).toFixed(0)}`,
      fine: true,
    },
    {
      what: `memory, last quarter by first (${megabytes(Math.min(...settled))} to ${megabytes(Math.max(...settled))} MB)`,
      figure: ratio.toFixed(3),
      bound: "0.9 to 1.1",
      fine: ratio > 0.9 && ratio < 1.1,
      timed: true,
    },
  ];
}
