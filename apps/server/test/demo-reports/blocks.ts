/** What the tests look at in the blocks of each element. */
interface Blocks {
  status: { risks: { status: number; count: number }[] };
  barplots: { plots: { bars: { count: number }[] }[] };
  risk_list: { count: number; risks: { confidential: boolean; title: string }[] };
  matrix: MatrixBlock;
  valueatrisks: ValueBlock;
  risk_value_contributions: TornadoBlock;
  var_diff: DifferenceBlock;
  scurve: CurveBlock;
  monte_carlo: CurveBlock;
}

/** The blocks of an element; unknown where no test looks into them. */
export type BlockOf<Element extends string> = Element extends keyof Blocks ? Blocks[Element] : unknown;

interface Sized {
  value: number;
}

interface MatrixBlock {
  matrices: { cells: { row: number; column: number; risks: { risk: number; eval_type: number }[] }[] }[];
}

interface ValueBlock {
  matrices: { matrix: number; bars: { eval_type: number; value: number; stacks: Sized[] }[] }[];
}

interface TornadoBlock {
  matrices: {
    matrix: number;
    eval_type: number;
    total: number;
    other: Sized;
    risks: { value: number; share: number }[];
  }[];
}

interface DifferenceBlock {
  matrices: { eval_type: number; from: number; to: number; total: number; items: { difference: number }[] }[];
}

interface CurveBlock {
  seed?: number;
  matrices: {
    budget: number;
    curves: {
      mean: number;
      probability_bound?: number;
      exact_mean?: number;
      mean_error?: number;
      points: { probability: number }[];
      percentiles: {
        value: number;
        low?: number;
        high?: number;
        exact?: number;
        standard_error?: number | null;
      }[];
    }[];
  }[];
}

export interface RiskAtTime {
  id: number;
  status: number;
  evaluations: {
    evaluation_type: number;
    value: number;
    cell: { matrix: number; row: number; column: number } | null;
  }[];
}
