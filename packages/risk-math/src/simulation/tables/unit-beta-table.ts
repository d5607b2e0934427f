import { integrate } from "../../numeric/gauss-legendre.ts";
import { incompleteBetaInverse } from "../../numeric/incomplete-beta.ts";
import { logBeta } from "../../numeric/log-gamma.ts";
import { endParts, tableCells, tableLength } from "./severity-table-shape.ts";
import { tableProduct } from "./table-moments.ts";

/** A table between two rows, `(1 - part) a + part b`, with its mean and second moment. */
export interface BetaBlend {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly part: number;
  readonly mean: number;
  readonly second: number;
}

/**
 * Quantile table of Beta(alpha, beta) on [0, 1]. Betas of one `alpha + beta` (all PERTs of one shape) form a
 * one-parameter family of which 65 rows are kept; a table between two rows is their blend, which the caller's rescaling
 * to exact moments completes.
 */
export function unitBetaTable(alpha: number, beta: number): BetaBlend {
  const total = alpha + beta;
  if (!(alpha >= 1 && beta >= 1 && total > 2)) {
    const row = betaRow(alpha, beta);
    const { mean, second } = tableProduct(row, row);
    return { a: row, b: row, part: 0, mean, second };
  }
  const place = ((alpha - 1) / (total - 2)) * rowCount;
  const index = Math.min(rowCount - 1, Math.floor(place));
  const { a, b, meanA, meanB, aa, ab, bb } = pairOf(total, index);
  const part = place - index;
  const rest = 1 - part;
  const second = rest * rest * aa + 2 * rest * part * ab + part * part * bb;
  return { a, b, part, mean: rest * meanA + part * meanB, second };
}

const rowCount = 64;

/** Two neighbouring rows with the integrals from which the moments of any blend follow. */
interface RowPair {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly meanA: number;
  readonly meanB: number;
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

interface RowFamily {
  readonly rows: Map<number, Float64Array>;
  readonly pairs: Map<number, RowPair>;
}

const families: Map<number, RowFamily> = new Map();

/** Rows are made when first asked for; a handful of shapes is kept. */
function pairOf(total: number, index: number): RowPair {
  const key = Math.round(total * 1e9);
  const family = families.get(key) ?? { rows: new Map(), pairs: new Map() };
  if (!families.has(key) && families.size >= 8) families.clear();
  families.set(key, family);
  const known = family.pairs.get(index);
  if (known !== undefined) return known;
  const a = rowOf(family, total, index);
  const b = rowOf(family, total, index + 1);
  const [aa, ab, bb] = [tableProduct(a, a), tableProduct(a, b), tableProduct(b, b)];
  const pair = { a, b, meanA: aa.mean, meanB: bb.mean, aa: aa.second, ab: ab.second, bb: bb.second };
  family.pairs.set(index, pair);
  return pair;
}

function rowOf({ rows }: RowFamily, total: number, index: number): Float64Array {
  const known = rows.get(index);
  if (known !== undefined) return known;
  const alpha = 1 + (total - 2) * (index / rowCount);
  const made = betaRow(alpha, total - alpha);
  rows.set(index, made);
  return made;
}

function betaRow(alpha: number, beta: number): Float64Array {
  const cell = 1 / tableCells;
  const table = new Float64Array(tableLength);
  march(alpha, beta, table);
  for (let i = 0; i <= endParts; i += 1) {
    table[tableCells + 1 + i] = incompleteBetaInverse((i / endParts) * cell, alpha, beta);
    table[tableCells + endParts + 2 + i] = 1 - incompleteBetaInverse((1 - i / endParts) * cell, beta, alpha);
  }
  return table;
}

/** Inner quantiles one from the other: Newton's method on the integral of the density from the last one. */
function march(alpha: number, beta: number, table: Float64Array): void {
  const scale = Math.exp(-logBeta(alpha, beta));
  const density = (x: number): number =>
    scale * Math.exp((alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x));
  table[tableCells] = 1;
  let x = 0;
  for (let i = 1; i < tableCells; i += 1) {
    if (i === 1 || i % 64 === 0) x = incompleteBetaInverse(i / tableCells, alpha, beta);
    else {
      const from = x;
      x += 1 / (tableCells * density(from));
      for (let step = 0; step < 3; step += 1) {
        x -= (integrate(density, [from, x], 4) - 1 / tableCells) / density(x);
      }
    }
    table[i] = x;
  }
}
