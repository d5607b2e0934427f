import { setImmediate } from "node:timers/promises";
import { MonteCarloOptions, type MonteCarloResult, ScurveOptions, type ScurveResult } from "@riskloom/domain";
import { type LossPortfolio, type MatrixPortfolios, portfoliosOn } from "@riskloom/reporting";
import type { CurveTask } from "../curves/curve-task.ts";
import { CurveThreads } from "../curves/curve-threads.ts";
import type { Element, Moment, Work } from "../element.ts";
import { matricesNamed } from "./named.ts";

const threads = new CurveThreads();

type Drawn<Options> = { options: Options; matrices: MatrixPortfolios[] };

export const curveElements = { scurve: scurveElement(), monteCarlo: monteCarloElement() } as const;

function scurveElement(): Element<ScurveOptions, Drawn<ScurveOptions>, ScurveResult> {
  return {
    needs: ({ evaluationTypes: types }) => ({ evaluations: { types, figures: true, ids: false } }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: drawn,
    finish: (drafts, work) => Promise.all(drafts.map((draft) => exactCurves(draft, work))),
  };
}

/** The portfolios of the curves, with a pause before each evaluation type in which others are served. */
async function drawn<Options extends ScurveOptions | MonteCarloOptions>({
  snapshot,
  filter,
  options,
}: Moment<Options>): Promise<Drawn<Options>> {
  let matrices: MatrixPortfolios[] = [];
  for (const type of options.evaluationTypes) {
    await setImmediate();
    const ofType = portfoliosOn(snapshot, filter, { ...options, evaluationTypes: [type] });
    matrices = ofType.map((matrix, i) => ({
      ...matrix,
      portfolios: [...(matrices[i]?.portfolios ?? []), ...matrix.portfolios],
    }));
  }
  return { options, matrices };
}

async function exactCurves({ options, matrices }: Drawn<ScurveOptions>, work: Work): Promise<ScurveResult> {
  const curveOf = async (portfolio: LossPortfolio) => {
    const offset = options.includeBudget ? (portfolio.budget ?? 0) : 0;
    const { percentiles } = options;
    return (await run({ kind: "exact", portfolio, percentiles, offset }, work)).curve;
  };
  const curves = matrices.map(async ({ portfolios, ...matrix }) => ({
    ...matrix,
    curves: await Promise.all(portfolios.map(curveOf)),
  }));
  return { matrices: await Promise.all(curves) };
}

function monteCarloElement(): Element<MonteCarloOptions, Drawn<MonteCarloOptions>, MonteCarloResult> {
  return {
    needs: ({ evaluationTypes: types }) => ({ evaluations: { types, figures: true, ids: false } }),
    names: ({ matrixIds }) => matricesNamed("matrixIds", matrixIds),
    draft: drawn,
    finish: simulated,
  };
}

/** The curves of one matrix share their randomness over all moments and evaluation types of the report. */
async function simulated(
  drafts: readonly Drawn<MonteCarloOptions>[],
  work: Work,
): Promise<MonteCarloResult[]> {
  const { seed: derived, progress } = work;
  const all = drafts.flatMap(({ matrices }) => matrices.flatMap(({ portfolios }) => portfolios));
  const byMatrix = Map.groupBy(all, ({ matrixId }) => matrixId);
  const parts = new Map([...byMatrix.keys()].map((id) => [id, 0]));
  const curves = new Map<LossPortfolio, MonteCarloResult["matrices"][number]["curves"][number]>();
  const [first] = drafts;
  const { percentiles = [], simulations = 1, seed: asked = null } = first?.options ?? {};
  const seed = asked ?? derived;
  const simulate = async ([id, portfolios]: [number, LossPortfolio[]]): Promise<void> => {
    const onProgress = (done: number): void => {
      parts.set(id, done);
      progress([...parts.values()].reduce((sum, part) => sum + part, 0) / parts.size);
    };
    const options = { percentiles, simulations, seed };
    const answer = await run({ kind: "simulated", portfolios, options }, { ...work, onProgress });
    for (const [i, portfolio] of portfolios.entries()) {
      const curve = answer.curves[i];
      if (curve !== undefined) curves.set(portfolio, curve);
    }
  };
  await Promise.all([...byMatrix].map(simulate));
  return drafts.map(({ matrices }) => ({
    matrices: matrices.map(({ portfolios, ...matrix }) => ({
      ...matrix,
      curves: portfolios.flatMap((portfolio) => curves.get(portfolio) ?? []),
    })),
    simulations,
    seed,
  }));
}

/** A task in a thread, on behalf of the organization whose report it is part of, and on the report's allowance. */
async function run<Task extends CurveTask>(
  task: Task,
  { onProgress, ...work }: Omit<Work, "progress" | "seed"> & { onProgress?: (done: number) => void },
) {
  work.allowance.require();
  return threads.run(task, { ...work, cost: costOf(task), ...(onProgress && { onProgress }) });
}

/** About how long a task takes, in milliseconds: enough to tell short ones from long ones. */
function costOf(task: CurveTask): number {
  if (task.kind === "exact") return 50 + task.portfolio.riskIds.length / 10;
  const events = task.portfolios.flatMap(({ rates }) => [...rates]).reduce((sum, rate) => sum + 1 + rate, 0);
  return 10 + (events * task.options.simulations) / 20_000;
}
