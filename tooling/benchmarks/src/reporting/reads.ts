import type { Gates } from "./gates.ts";
import { longestTurn } from "./longest-turn.ts";
import type { ReportRegister } from "./register.ts";

const types = { evaluationTypes: ["gross" as const, "present" as const, "nett" as const] };
const rounds = 15;

interface Time {
  readonly least: number;
  readonly median: number;
}

/** Elements now, and as of a timestamp, before and after every risk and evaluation got ten versions. */
export async function readingTimes(register: ReportRegister, gates: Gates): Promise<void> {
  const first = await times(register, []);
  for (let version = 1; version < 5; version += 1) await register.touch();
  await register.label();
  for (let version = 5; version < 10; version += 1) await register.touch();
  const now = await times(register, []);
  const then = await times(register, [register.labelId]);
  gates.print("");
  gates.print(
    "| element, three evaluation types, database included, ms | now | (median) | gate | now, ten versions each | then | then / now | gate |",
  );
  gates.print("|---|---|---|---|---|---|---|---|");
  for (const [name, { least, median }] of first) {
    const current = now.get(name)?.least ?? 0;
    const past = then.get(name)?.least ?? 0;
    // curves are held by their CPU time
    const gate = name === "scurve" ? null : 150;
    const told = gate === null ? least.toFixed(0) : gates.hold(name, least, { gate });
    const ratio = gates.hold(`${name} then / now`, past / current, { gate: 3, digits: 2 });
    gates.print(
      `| ${name} | ${told} | ${median.toFixed(0)} | ${gate ?? ""} | ${current.toFixed(0)} | ${past.toFixed(0)} | ${ratio} | 3 |`,
    );
  }
}

/** How long other callers wait at worst while reports are made. */
export async function waiting({ api, projectGroupId }: ReportRegister, gates: Gates): Promise<void> {
  const asked = { projectGroupId };
  const work: [string, number, () => Promise<unknown>][] = [
    [
      "Monte Carlo",
      20,
      () => api.report.monteCarlo({ ...asked, options: { ...types, simulations: 10_000 } }),
    ],
    ["S-curve", 20, () => api.report.scurve({ ...asked, options: types })],
    ["matrix", 20, () => api.report.matrix({ ...asked, options: types })],
    [
      "barplots, worst",
      20,
      () => api.report.barplots({ ...asked, options: { ...types, matrices: ["worst"] } }),
    ],
  ];
  gates.print("");
  gates.print(
    "| longest turn of the event loop during three reports, reading included | CPU ms | gate | on the clock |",
  );
  gates.print("|---|---|---|---|");
  for (const [name, gate, report] of work) {
    await report();
    const { wall, cpu } = await longestTurn(async () => {
      for (let i = 0; i < 3; i += 1) await report();
    });
    const told = gates.hold(`${name} waits`, cpu, { gate, digits: 1 });
    gates.print(`| ${name} | ${told} | ${gate} | ${wall.toFixed(1)} |`);
  }
}

async function times({ api, projectGroupId }: ReportRegister, ids: number[]): Promise<Map<string, Time>> {
  const asked = { projectGroupId, timestamps: { ids } };
  return new Map([
    ["matrix", await timeOf(() => api.report.matrix({ ...asked, options: types }))],
    ["barplots", await timeOf(() => api.report.barplots({ ...asked, options: types }))],
    ["status", await timeOf(() => api.report.status(asked))],
    ["scurve", await timeOf(() => api.report.scurve({ ...asked, options: types }))],
  ]);
}

async function timeOf(work: () => Promise<unknown>): Promise<Time> {
  // the first two warm up, threads included
  await work();
  await work();
  const taken: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  const sorted = taken.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? 0, median: sorted[Math.floor(rounds / 2)] ?? 0 };
}
