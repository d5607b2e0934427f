interface Figure {
  readonly perSecond: number;
  /** of this process, in microseconds of one core a piece of work */
  readonly cpuUs: number;
}

export interface Figures {
  readonly one: Figure;
  readonly other: Figure;
  /** how many times as much the one does in the same time, and with the same CPU: medians of the pairs */
  readonly time: number;
  readonly cpu: number;
}

const pairs = 7;
const turnMs = 600;

/** Two ways to do one thing, in turn, so that whatever else the machine does falls on both. */
export async function measureInTurn(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  atOnce: number,
): Promise<Figures> {
  for (const work of [one, other]) await turn(work, atOnce);
  const done: [Figure, Figure][] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = await turn(pair % 2 === 0 ? one : other, atOnce);
    const second = await turn(pair % 2 === 0 ? other : one, atOnce);
    done.push(pair % 2 === 0 ? [first, second] : [second, first]);
  }
  return {
    one: medianOf(done.map(([figure]) => figure)),
    other: medianOf(done.map(([, figure]) => figure)),
    time: median(done.map(([a, b]) => a.perSecond / b.perSecond)),
    cpu: median(done.map(([a, b]) => b.cpuUs / a.cpuUs)),
  };
}

async function turn(work: () => Promise<unknown>, atOnce: number): Promise<Figure> {
  let count = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  const worker = async () => {
    while (performance.now() - start < turnMs) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (count / (performance.now() - start)) * 1_000, cpuUs: (user + system) / count };
}

const medianOf = (figures: readonly Figure[]): Figure => ({
  perSecond: median(figures.map(({ perSecond }) => perSecond)),
  cpuUs: median(figures.map(({ cpuUs }) => cpuUs)),
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
