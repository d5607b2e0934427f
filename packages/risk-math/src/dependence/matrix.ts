/** Rows of entries. */
export type Matrix = readonly (readonly number[])[];
