import type { CellPosition } from "../scoring/risk-matrix.ts";

/** The rules of the linter; each names where it comes from in `ruleSources`. */
export type MatrixRule =
  | "missing-cell"
  | "not-monotone"
  | "band-jump"
  | "lowest-beside-highest"
  | "highest-in-first-row-or-column"
  | "unreachable-band"
  | "scale-gap"
  | "scale-overlap"
  | "scale-order"
  | "expected-value-order";

/** One finding: the rule, the cells it concerns, a sentence, and the rule's source. */
export interface MatrixFinding {
  readonly rule: MatrixRule;
  readonly cells: readonly CellPosition[];
  readonly message: string;
  readonly source: string;
}

const iso = "IEC 31010:2019, B.10.3 (consequence/likelihood matrix)";
const cox = "Cox, What's wrong with risk matrices?, Risk Analysis 28 (2008) 497-512";

/** Where each rule comes from. */
const ruleSources: Record<MatrixRule, string> = {
  "missing-cell": iso,
  "not-monotone": `${cox}, weak consistency`,
  "band-jump": `${cox}, betweenness`,
  "lowest-beside-highest": `${cox}, betweenness`,
  "highest-in-first-row-or-column": `${cox}, lemma 2 and consistent colouring`,
  "unreachable-band": iso,
  "scale-gap": iso,
  "scale-overlap": iso,
  "scale-order": iso,
  "expected-value-order": `${cox}, weak consistency with the quantitative risk`,
};

export function finding(rule: MatrixRule, cells: readonly CellPosition[], message: string): MatrixFinding {
  return { rule, cells, message, source: ruleSources[rule] };
}
