import type { Busy } from "../ground/busy-organization.ts";
import type { ServerProcess } from "../ground/server-process.ts";
import { ask, type Asking, calling, connections } from "../told/ask.ts";

export const writers = 40;
export const reporters = 10;

/** A report of one organization, with a seed so that none is known already. */
export const report = (token: string, projectGroupId: number, options: object): Asking =>
  calling("query", "report.monteCarlo", { projectGroupId, options }, token);

/** Writers and reporters of the busy organization, from now on; answers what ends them and tells what they were answered. */
export function saturating(
  server: Pick<ServerProcess, "port" | "said">,
  busy: Busy,
  round: number,
): () => Promise<number[]> {
  const state = { over: false };
  let at = round * 1_000_000;
  const agent = connections(writers + reporters);
  const statuses: number[] = [];
  const ceaselessly = async (next: () => Asking): Promise<void> => {
    while (!state.over) statuses.push((await ask(server, agent, next())).status);
  };
  const write = () => {
    const id = busy.riskIds[++at % busy.riskIds.length];
    const input = { projectId: "default", id, patch: { notes: `${at}` } };
    return calling("mutation", "risk.update", input, busy.token);
  };
  const make = () => report(busy.token, busy.projectGroupId, { seed: ++at, simulations: 10_000 });
  const all = [
    ...Array.from({ length: writers }, () => ceaselessly(write)),
    ...Array.from({ length: reporters }, () => ceaselessly(make)),
  ];
  return async () => {
    state.over = true;
    await Promise.all(all);
    agent.destroy();
    return statuses;
  };
}
