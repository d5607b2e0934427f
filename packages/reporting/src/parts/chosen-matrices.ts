import type { IndexedMatrix, MatrixLookup } from "../evaluate/matrix-lookup.ts";

/** A matrix, or the worst or best place of a risk over all matrices. */
export type MatrixChoice = IndexedMatrix | "worst" | "best";

/** The chosen matrices in the order of the choice; null chooses all, one that did not exist yet is left out. */
export const chosenMatrices = (chosen: readonly number[] | null, matrices: MatrixLookup): IndexedMatrix[] =>
  chosen === null ? [...matrices.values()] : [...new Set(chosen)].flatMap((id) => matrices.get(id) ?? []);

/** The same, where the worst and the best place can be chosen beside matrices. */
export const chosenPlaces = (
  chosen: readonly (number | "worst" | "best")[] | null,
  matrices: MatrixLookup,
): MatrixChoice[] =>
  chosen === null
    ? [...matrices.values()]
    : [...new Set(chosen)].flatMap((one) => (typeof one === "string" ? one : (matrices.get(one) ?? [])));

/** What a plot of no single matrix is called. */
export const extremeName = { worst: "Highest Risk Level", best: "Highest Opportunity Level" } as const;
