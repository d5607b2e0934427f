import type { Matrix, Project } from "@riskloom/domain";
import {
  type CellPosition,
  placeInMatrix,
  positionOfScore,
  type ScaleClass,
  scoreOfPosition,
} from "@riskloom/risk-math";
import { estimateOf } from "../evaluate/estimate.ts";
import type { IndexedMatrix, MatrixLookup } from "../evaluate/matrix-lookup.ts";
import type { Placed } from "../evaluate/placed-evaluation.ts";
import type { MatrixChoice } from "./chosen-matrices.ts";

/** The matrix on which a choice is drawn, and how places on other matrices become places on it. */
export interface Layout {
  readonly key: string;
  readonly on: IndexedMatrix;
  /** by the figures of the evaluation, or by how far up a scale it stands */
  readonly by: "figures" | "rank";
}

interface Scope {
  readonly matrices: MatrixLookup;
  readonly projects: readonly Project[];
  /** the project whose matrices are drawn; null draws each choice on itself */
  readonly projectId: number | null;
}

/** The layout of a choice; null when the project has no matrix like it. */
export function layoutFor(choice: MatrixChoice, scope: Scope): Layout | null {
  if (typeof choice === "string") {
    const on = primary(choice === "best", scope);
    return on && { key: choice, on, by: "rank" };
  }
  if (scope.projectId === null) return { key: `${choice.matrix.id}`, on: choice, by: "figures" };
  const on = [...scope.matrices.values()].find(
    ({ matrix }) => matrix.projectId === scope.projectId && alike(matrix, choice.matrix),
  );
  return on === undefined ? null : { key: `${on.matrix.id}`, on, by: "figures" };
}

/** Where an evaluation stands on the layout: in its own cell on its own matrix, else as its figures or its rank say. */
export function positionOn({ on, by }: Layout, { evaluation, cell, matrix }: Placed): CellPosition | null {
  if (matrix.matrix.id === on.matrix.id) return cell;
  if (by === "rank") {
    return {
      row: rankOn(cell.row, matrix.matrix.rows, on.matrix.rows),
      column: rankOn(cell.column, matrix.matrix.columns, on.matrix.columns),
    };
  }
  const estimate = estimateOf(evaluation, matrix);
  if (estimate === null) return null;
  return placeInMatrix(
    evaluation.frequencyMid ?? matrix.rowTriples.get(cell.row)?.mid,
    evaluation.consequenceMid ?? matrix.columnTriples.get(cell.column)?.mid,
    { frequencies: scale(on.matrix.frequencies), consequences: scale(on.matrix.consequences) },
  );
}

const rankOn = (position: number, from: number, to: number): number =>
  positionOfScore(scoreOfPosition(position, from), to) ?? 1;

const alike = (a: Matrix, b: Matrix): boolean =>
  a.riskTargetName === b.riskTargetName &&
  a.riskTargetUnit === b.riskTargetUnit &&
  a.isOpportunity === b.isOpportunity;

/** The primary matrix of the project for the layout, or of the first; for opportunities the first matrix of them. */
function primary(isOpportunity: boolean, { matrices, projects, projectId }: Scope): IndexedMatrix | null {
  const among = [...matrices.values()].filter(({ matrix }) => matrix.isOpportunity === isOpportunity);
  for (const project of projects) {
    if (projectId !== null && project.id !== projectId) continue;
    const own = among.filter(({ matrix }) => matrix.projectId === project.id);
    const found = own.find(({ matrix }) => matrix.id === project.primaryMatrixId) ?? own[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** Classes without limits hold nothing that figures could place. */
const scale = (classes: readonly { low: number | null; high: number | null }[]): ScaleClass[] =>
  classes.map(({ low, high }) => ({
    low: low ?? Number.POSITIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
  }));
